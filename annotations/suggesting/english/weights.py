"""What each feature of a candidate adds to the logarithm of the odds that people coded it too.

By the first word of the feature; blanks in the rest are underscores, * is a feature of one word. Written
by `python -m bench.evaluation.weights` from counts; a lemma that is missing counts as its class does.
"""

BASE = -0.19
WEIGHTS: dict[str, str] = {
    "adjective": ("subject_noun 0.4 subject_pronoun -0.5 subject_relative 0.3"),
    "after": ("- -1.2 . 1.1 c -1.4 f -0.2 n -0.2 o 0.2 u -0.7 x -1.2"),
    "asking": ("object -0.7 unowned -3.2"),
    "asking/stance": ("object 0.2 unowned 0.2"),
    "before": ("- -0.8 : -1.7 c -0.3 d -0.2 f -0.3 p 0.3 q 0.3 t -0.4 u -0.3 v 0.5"),
    "class": (
        "asking 0.2 other -0.3 saying/telling 0.3 saying/telling/wanting 0.4 seeming -0.8 showing -0.2 "
        "stance/showing -0.7 telling/asking 0.2 telling/stance -0.4 thinking -0.2 thinking/showing -0.2 "
        "thinking/stance -0.3 wanting -0.2"
    ),
    "infinitive": ("* -1.1"),
    "kind": (
        "according_to 0.6 adjective 0.3 colon -0.2 object -0.2 owned -0.7 owner_behind -0.4 passive 0.3 "
        "passive_by -0.3 person_owned -1.6 person_unowned -0.6 preposed -0.5 preposed_quote 0.8 that 0.5"
    ),
    "label": ("* 0.3 in_capitals -0.6"),
    "lemma": (
        "abandon -1.2 according 0.6 accusation -0.5 accuse 0.9 add 0.4 address -0.4 admit -0.4 adopt -1.6 "
        "advance -2.1 advice -0.3 advise -1.8 aim -0.3 allege 0.6 allow -0.4 anger -1.9 announce 0.4 answer "
        "-1.1 apologize 0.7 appeal -1.4 appear -1.1 approach -2.4 approve 0.4 argue 1.1 ask 0.4 assert -0.2 "
        "assertion 0.4 assume 0.4 assure -0.5 attack -0.3 attempt -0.8 attention 0.4 authorize -0.4 avoid "
        "-1.3 back -0.4 ban 0.2 become -1.6 begin -0.5 believe 0.4 bid -0.7 blame 1.0 blast 0.7 boost -0.5 "
        "call 0.2 campaign -0.7 care -1.2 cast 0.4 caution 0.3 celebrate -1.1 challenge -0.5 champion 0.2 "
        "chant -0.4 charge -0.7 cheer -0.3 choose -0.8 cite 0.9 claim 0.3 clear -3.0 come -1.7 command -0.6 "
        "comment -0.3 commit -0.4 commitment -0.7 compare -0.5 complain 0.7 conclude 0.8 condemn 0.8 "
        "confront -1.1 consider 0.3 contest -1.5 continue -0.3 convince -1.2 cover -1.0 critical 0.4 "
        "criticize 0.7 critics -1.3 critique -0.7 debate -0.3 decide -0.6 decline 1.1 defense 0.6 define "
        "-1.1 demonstrate -0.7 denounce 0.8 deny -0.7 describe 0.6 detail -0.7 determine -0.3 direct -1.3 "
        "disclose 0.3 discuss 0.3 discussion -0.5 dismiss 0.5 document -0.9 draw -0.5 effort -0.7 elect "
        "-0.6 email -1.6 embrace -0.8 emphasize 0.8 endorse 0.2 enjoy -0.9 establish -0.6 expand 0.8 expect "
        "1.3 explain 0.7 express 1.0 fail -0.6 favor -0.6 fear 0.4 feature -1.5 fight -0.6 figure -0.2 file "
        "-0.7 find -0.5 fire 0.3 focus -0.3 frame 0.4 frustration -0.5 gather -2.2 get -0.9 give -0.6 go "
        "-0.5 goal -0.2 hear -0.9 hint -0.7 hire -0.9 hold -1.6 hope 0.3 idea 0.3 identify -0.3 ignore -0.3 "
        "insist 0.4 insult -0.3 intend 0.5 introduce -1.1 invoke 0.3 joke 0.5 keep -0.4 know 0.2 lead -1.3 "
        "learn -0.4 leave -1.1 list 1.0 lobby -0.3 lose -2.0 love 0.5 maintain -1.6 make -0.4 mean -1.4 "
        "meet -1.1 mention 0.2 message -0.7 mock 0.4 need -1.3 nominate -0.6 note 1.1 notion -2.6 offer 0.3 "
        "oppose 0.4 opposition -1.0 order 1.3 persuade 0.5 pick -1.6 plan 0.2 play -1.8 plead 1.6 poised "
        "-1.9 policy -1.0 portray 0.8 position -2.7 praise 0.5 predict -0.3 prefer 0.3 prepare -1.6 present "
        "-0.9 project 0.6 promise 0.4 promote 0.4 protest -0.3 prove -1.4 put -0.3 raise -0.6 rally -0.7 "
        "rank -0.8 react -1.3 ready -1.4 recall 1.1 recognize 0.5 refer 1.1 reference 0.3 reflect -1.5 "
        "refusal 0.3 refuse 0.7 regard -0.5 reiterate -0.5 reject 0.8 remark -0.7 remind 0.5 repeat -0.2 "
        "reply 0.6 respect -0.9 respond -0.4 retweet 0.6 rhetoric -2.1 rule -0.7 run -0.8 say 1.2 scramble "
        "-0.8 see 0.2 seek 0.2 seize -1.3 sense -0.9 set -1.3 show 0.7 signal 0.3 slam 1.6 sound -1.9 speak "
        "-0.2 stand 0.4 state -0.6 statement -0.3 strategy -0.5 stress 1.3 suggest 0.3 suggestion 0.8 "
        "support 0.3 supporter -1.5 supporters -0.8 take -0.6 talk 0.4 target -0.8 tell 0.5 thank -0.4 "
        "think 0.5 threat -1.0 treat -2.5 trust -0.6 try -1.1 turn -1.3 tweet 0.6 unclear -1.0 undermine "
        "-0.8 underscore -0.3 understand -0.2 urge 0.5 view -0.3 voice 0.5 vote -0.5 vow 0.2 want 0.5 warn "
        "0.4 welcome 0.6 willing -0.8 willingness 0.5 win -1.8 wonder 0.7 word -1.1 worry -0.3 write 0.6"
    ),
    "length": ("1 -0.7 16 0.2 2 -0.4 4 -0.5 more -0.3"),
    "light": ("subject_apposition 0.8 subject_inherited -0.4 subject_pronoun -0.2 subject_relative -1.1"),
    "link": (
        "about 0.5 against -1.1 as -0.6 by -0.2 for -0.3 from -1.0 in -0.7 of -0.3 on -0.2 over 0.6 that "
        "0.4 to -0.5 whether -0.3 with -0.8"
    ),
    "modal": ("* -0.8"),
    "negated": ("* -0.2"),
    "other": (
        "according_to 0.6 adjective 0.3 infinitive -0.9 light_verb 0.5 object -0.6 passive -1.6 passive_by "
        "-0.6 person_owned -1.6 person_unowned -1.0 quote -0.8 that -0.3"
    ),
    "relative": ("* 0.8"),
    "saying": (
        "colon 1.0 infinitive -0.9 light_verb -0.4 object 0.3 owned -0.5 passive 0.3 passive_by 0.5 "
        "preposed_quote 0.4 unowned -1.3"
    ),
    "saying/showing": (
        "as 0.2 clause 0.3 preposed 1.2 preposed_quote 0.2 preposition -2.0 that 0.2 unowned -0.7"
    ),
    "saying/telling": ("preposition -0.3"),
    "saying/telling/wanting": ("infinitive 0.4"),
    "saying/wanting": ("clause -1.0 infinitive 0.9"),
    "saying/wanting/stance": ("clause -0.2 object 0.5"),
    "seeming": ("infinitive -0.2 object -1.1 that -1.7"),
    "shape": ("g -0.4"),
    "showing": ("clause 0.2 infinitive -0.4 object 0.3 that -0.3"),
    "source": (
        "he 0.6 it -0.5 name 0.5 none -1.4 noun -0.3 she 0.7 that -1.6 we -0.3 which -0.4 who -0.8 you -0.5"
    ),
    "stance": ("colon -0.5 infinitive -0.6 owned -0.8 passive_by 0.5 preposition 0.2 unowned -0.6"),
    "subject": ("apposition 0.4 comma -2.1 controlling 0.5 joined -1.3 none -0.8"),
    "telling": ("object -0.6 passive -1.3 preposed_quote 1.5 question -0.8 quote 0.6 that 0.8"),
    "telling/asking": ("clause -0.4 passive 0.7 preposition -0.3 question 0.3"),
    "telling/stance": ("clause -0.2 object 0.4 question 0.4 unowned 0.5"),
    "thinking": ("infinitive -0.7 owned -0.5 passive 0.9 passive_by -0.7 question -0.3"),
    "thinking/showing": ("clause -0.4 object -0.7 that 1.0"),
    "thinking/stance": ("clause -0.9 object 0.6 passive -0.2 that 0.4"),
    "thinking/wanting": ("clause 0.7 infinitive 0.3 unowned -0.8"),
    "wanting": ("owned -0.7 passive -0.7 preposition -1.2"),
    "wanting/seeming": ("object -0.6 preposition 0.6"),
    "wanting/stance": ("infinitive 0.9 object -0.3"),
}
