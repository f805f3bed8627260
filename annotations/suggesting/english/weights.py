"""What each feature of a candidate adds to the logarithm of the odds that people coded it too.

By the first word of the feature; blanks in the rest are underscores, * is a feature of one word. Written
by `python -m bench.evaluation.weights` from counts; a lemma that is missing counts as its class does.
"""

BASE = -0.2
WEIGHTS: dict[str, str] = {
    "adjective": ("subject_noun 0.4 subject_pronoun -0.6 subject_relative 0.4"),
    "after": ("- -1.2 . 1.1 Q -0.5 c -1.3 n -0.3 t 0.2 u -0.7 x -1.1"),
    "asking": ("object -0.5 unowned -2.7"),
    "asking/stance": ("unowned 0.3"),
    "before": ("- -0.7 : -1.6 ^ 0.5 c -0.4 d -0.3 f -0.5 p 0.3 q 0.3 s -0.3 t -0.5 u -0.4 v 0.5"),
    "class": (
        "other -0.3 saying/telling 0.4 saying/telling/wanting 0.3 seeming -0.9 stance/showing -0.5 "
        "telling/asking 0.2 telling/stance -0.4 thinking -0.2 thinking/showing -0.2 thinking/stance -0.2 "
        "wanting -0.3"
    ),
    "infinitive": ("* -1.2"),
    "kind": (
        "according_to 0.6 adjective 0.3 colon -0.2 infinitive -0.3 object -0.3 owned -0.7 owner_behind -0.4 "
        "partial 0.4 passive 0.2 passive_by -0.4 person_owned -1.5 person_unowned -0.7 preposed -0.6 "
        "preposed_quote 0.6 that 0.3 unowned -0.3"
    ),
    "label": ("* 0.2 in_capitals -0.7"),
    "lemma": (
        "abandon -1.4 accept 0.3 according 0.6 accuse 0.7 add 0.4 admit -0.3 adopt -1.7 advance -2.2 advice "
        "-0.3 advise -1.8 aim -0.5 allege 0.5 anger -2.0 announce 0.3 answer -0.8 apologize 0.7 appeal -1.3 "
        "appear -1.1 approach -2.4 argue 1.2 argument -0.2 ask 0.4 assert -0.5 assertion 0.4 assume 0.8 "
        "assure -0.4 attack -0.2 attempt -0.7 attention 0.5 authorize -0.4 avoid -1.3 back -0.4 ban 0.3 "
        "become -1.7 begin -0.4 believe 0.4 bid -0.7 blame 1.1 blast 0.3 boast 0.4 boost -0.7 call 0.2 "
        "campaign -0.6 care -1.1 cast 0.5 caution 0.2 celebrate -0.8 challenge -0.5 chant -0.5 charge -0.7 "
        "cheer -0.2 choose -0.8 cite 0.6 claim 0.4 clear -2.8 come -1.6 command -0.7 comment -0.3 commit "
        "-0.5 compare -0.6 complain 0.6 conclude 0.7 condemn 0.4 confront -1.1 consider 0.4 contest -1.4 "
        "continue -0.3 convince -1.3 cover -1.0 critical 0.5 criticize 0.8 critics -1.4 debate -0.4 decide "
        "-0.6 decline 1.2 defend 0.2 defense 0.6 define -1.1 demonstrate -0.7 denounce 0.7 deny -0.8 "
        "describe 0.6 detail -0.5 determine -0.3 direct -1.4 disclose 0.3 discuss 0.6 discussion -0.3 "
        "dismiss 0.5 distance 1.2 document -1.0 draw -0.5 effort -0.8 elect -0.3 email -1.5 embrace -0.5 "
        "emphasize 0.7 endorse 0.5 enjoy -0.8 establish -0.3 evidence 0.3 expand 0.6 expect 1.3 explain 0.6 "
        "express 0.8 fail -0.7 favor -0.6 fear 0.3 feature -1.7 fight -1.1 figure -0.3 file -0.8 find -0.5 "
        "focus -0.4 frustration -0.6 gather -2.2 get -1.1 give -0.4 go -0.5 goal -0.2 hear -1.0 hint -0.7 "
        "hire -0.8 hit -0.2 hold -1.8 hope 0.5 idea 0.4 identify -0.6 ignore -0.3 insist 0.4 insult -0.4 "
        "intend 0.5 introduce -0.6 invoke 0.2 issue -0.2 joke 0.8 keep -0.2 knock -0.5 know 0.3 lament 0.8 "
        "lead -1.3 learn -0.5 leave -1.0 list 1.0 lobby -0.2 lose -1.8 love 0.4 maintain -1.7 make -0.3 "
        "mean -1.5 meet -1.7 mention 0.3 message -0.7 mock 0.9 need -1.4 nominate -0.5 note 1.0 notion -2.5 "
        "oppose 0.5 opposition -0.9 order 0.9 outline 0.6 persuade 0.3 pick -1.4 plan 0.3 play -1.9 poised "
        "-1.9 policy -1.0 portray 0.8 position -3.3 praise 0.9 predict -0.3 prefer 0.4 prepare -1.6 present "
        "-1.0 project 0.5 promise 0.3 promote 0.4 protest -0.3 prove -1.4 put -0.4 question 0.4 quote -0.7 "
        "raise -0.6 rally -1.1 rank -1.2 react -1.3 ready -1.4 reason -1.2 recall 1.1 recognize 0.4 refer "
        "1.2 reflect -1.5 refusal 0.5 refuse 0.7 regard -0.5 reiterate -0.2 reject 0.8 remark -0.8 remind "
        "0.7 repeat -0.2 reply 0.4 respect -0.9 respond -0.4 retweet 0.7 rhetoric -2.2 rule -0.9 run -0.8 "
        "say 1.1 scramble -0.7 see 0.2 seek 0.2 seize -1.4 send -0.3 sense -1.0 set -1.5 share -0.2 show "
        "0.6 slam 1.9 sound -1.6 speak -0.3 stance 0.3 stand 0.6 state -0.6 statement -0.3 strategy -0.5 "
        "stress 1.3 suggest 0.3 suggestion 1.0 support 0.3 supporter -1.8 supporters -0.7 take -0.6 talk "
        "0.4 target -0.8 tell 0.5 think 0.5 threat -1.0 tout 0.5 treat -2.3 trust -0.7 try -1.2 turn -1.3 "
        "tweet 0.8 unclear -0.9 underscore -0.5 urge 0.5 view -0.3 voice 0.6 vote -0.5 vow 0.2 want 0.4 "
        "warn 0.3 welcome 0.4 willing -0.8 willingness 0.7 win -2.1 wonder 0.6 word -1.1 write 0.6"
    ),
    "length": ("1 -0.7 16 0.3 2 -0.4 4 -0.5"),
    "light": ("subject_apposition 0.6 subject_inherited -0.5 subject_pronoun -0.2 subject_relative -0.6"),
    "link": (
        "about 0.5 against -1.2 as -0.8 by -0.4 for -0.4 from -1.0 in -0.7 of -0.3 on -0.3 over 0.6 that "
        "0.3 to -0.5 whether -0.3 with -0.9"
    ),
    "modal": ("* -0.9"),
    "negated": ("* -0.3"),
    "other": (
        "according_to 0.6 adjective 0.3 infinitive -0.9 light_verb 0.4 object -0.7 owner_behind 0.4 passive "
        "-1.6 person_owned -1.5 person_unowned -1.0 quote -0.6 that -0.4"
    ),
    "relative": ("* 0.8"),
    "saying": (
        "colon 0.9 infinitive -0.9 light_verb -0.5 owned -0.5 passive 0.3 passive_by 0.3 preposed_quote 0.3 "
        "quote 0.3 unowned -1.5"
    ),
    "saying/showing": ("clause 0.4 preposed 1.0 preposed_quote 0.2 preposition -1.1 that 0.2 unowned -0.5"),
    "saying/telling": ("preposition -0.4"),
    "saying/telling/wanting": ("infinitive 0.5"),
    "saying/wanting": ("infinitive 0.8 object -0.9"),
    "saying/wanting/stance": ("object 0.6"),
    "seeming": ("infinitive -0.2 object -1.0 that -1.9"),
    "shape": ("b 0.3 g -0.4"),
    "showing": ("clause 0.2 infinitive -0.4 that -0.3"),
    "source": (
        "he 0.7 it -0.5 name 0.5 none -1.3 noun -0.4 one 0.4 she 0.8 that -1.4 there -1.8 which -0.6 who "
        "-0.7 you -0.5"
    ),
    "stance": ("colon -0.5 infinitive -0.6 owned -0.8 passive_by 0.6 unowned -0.5"),
    "subject": ("apposition 0.4 comma -2.0 controlling 0.7 joined -1.1 none -0.6"),
    "telling": ("object -0.7 passive -1.3 preposed_quote 1.3 question -0.7 quote 0.9 that 0.8"),
    "telling/asking": ("clause -0.5 passive 0.5 question 0.5"),
    "telling/stance": ("clause -0.2 object 0.3 question 0.5 unowned 0.4"),
    "thinking": ("infinitive -0.7 passive 0.8 passive_by -0.9 question -0.4 quote 0.5"),
    "thinking/showing": ("clause -0.4 object -0.9 that 1.0"),
    "thinking/stance": ("clause -1.1 object 0.6 that 0.5"),
    "thinking/wanting": ("clause 0.6 question -0.2 unowned -1.0"),
    "wanting": ("owned -0.7 passive -0.7 preposition -0.9 unowned 0.3"),
    "wanting/seeming": ("object -0.6 preposition 0.7"),
    "wanting/stance": ("infinitive 0.8 object -0.3"),
}
