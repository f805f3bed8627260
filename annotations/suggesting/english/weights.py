"""What each feature of a candidate adds to the logarithm of the odds that people coded it too.

By the first word of the feature; blanks in the rest are underscores, * is a feature of one word. Written
by `python -m bench.evaluation.weights` from counts; a lemma that is missing counts as its class does.
"""

BASE = -0.21
WEIGHTS: dict[str, str] = {
    "adjective": ("subject_noun 0.4 subject_pronoun -0.5 subject_relative 0.4"),
    "after": (", 0.2 - -1.2 . 1.2 c -1.4 n -0.3 t 0.2 u -0.8 x -1.2"),
    "asking": ("object -0.5 unowned -2.7"),
    "asking/stance": ("object 0.3 unowned 0.3"),
    "before": ("- -0.8 : -1.8 ^ 0.5 c -0.4 d -0.3 f -0.4 p 0.2 q 0.3 s -0.3 t -0.4 u -0.5 v 0.4"),
    "class": (
        "other -0.3 saying/showing 0.2 saying/telling 0.4 saying/telling/wanting 0.4 seeming -0.8 showing "
        "-0.2 stance/showing -0.7 telling/asking 0.3 telling/stance -0.4 thinking -0.2 thinking/stance -0.3 "
        "wanting -0.3"
    ),
    "infinitive": ("* -1.1"),
    "kind": (
        "according_to 0.6 adjective 0.3 infinitive -0.3 object -0.3 owned -0.8 owner_behind -0.5 passive "
        "0.2 passive_by -0.4 person_owned -1.6 person_unowned -0.8 preposed -0.6 preposed_quote 0.6 that "
        "0.4 unowned -0.3"
    ),
    "label": ("* 0.2 in_capitals -0.7"),
    "lemma": (
        "abandon -1.4 accept 0.2 according 0.6 accusation -0.4 accuse 0.9 add 0.4 address -0.4 admit -0.4 "
        "adopt -1.7 advance -2.1 advice -0.3 advise -1.8 aim -0.4 allege 0.5 allow -0.3 anger -1.9 announce "
        "0.3 answer -1.0 apologize 0.8 appeal -1.3 appear -1.2 approach -2.3 argue 1.1 argument -0.2 ask "
        "0.5 assert -0.5 assertion 0.4 assume 0.6 assure -0.5 attack -0.3 attempt -0.7 attention 0.5 "
        "authorize -0.4 avoid -1.3 back -0.4 ban 0.2 become -1.6 begin -0.5 belief 0.2 believe 0.4 bid -0.7 "
        "blame 1.1 blast 0.5 boast 0.3 boost -0.5 call 0.3 campaign -0.7 care -1.2 cast 0.4 caution 0.3 "
        "celebrate -1.1 challenge -0.5 champion 0.2 chant -0.4 charge -0.7 cheer -0.3 choose -0.8 cite 0.9 "
        "claim 0.4 clear -2.8 come -1.8 command -0.7 comment -0.4 commit -0.4 commitment -0.5 compare -0.6 "
        "complain 0.6 conclude 0.9 condemn 0.8 confront -1.1 consider 0.4 contest -1.4 continue -0.3 "
        "convince -1.2 cover -1.0 critical 0.5 criticize 0.7 critics -1.4 critique -0.8 debate -0.3 decide "
        "-0.6 decision 0.2 decline 1.1 defense 0.6 define -1.0 demonstrate -0.7 denounce 0.8 deny -0.7 "
        "describe 0.7 detail -0.7 determine -0.3 direct -1.4 disclose 0.3 discuss 0.3 discussion -0.3 "
        "dismiss 0.5 document -1.0 draw -0.6 echo 0.2 effort -0.7 elect -0.5 email -1.6 embrace -0.8 "
        "emphasize 0.8 endorse 0.2 enjoy -0.8 establish -0.5 evidence 0.2 expand 0.8 expect 1.3 explain 0.6 "
        "express 1.1 fail -0.6 favor -0.6 fear 0.3 feature -1.5 fight -0.6 figure -0.2 file -0.8 find -0.5 "
        "fire 0.3 focus -0.3 frame 0.5 frustration -0.6 gather -2.2 get -0.9 give -0.5 go -0.5 hear -0.9 "
        "hint -0.8 hire -0.8 hold -1.8 hope 0.4 idea 0.4 identify -0.3 ignore -0.2 insist 0.4 insult -0.3 "
        "intend 0.4 introduce -1.0 invoke 0.3 joke 0.4 keep -0.3 know 0.2 lament 0.3 lead -1.2 learn -0.5 "
        "leave -0.9 list 1.1 lobby -0.5 lose -2.0 love 0.5 maintain -1.7 make -0.3 mean -1.4 meet -1.1 "
        "message -0.6 mock 0.4 need -1.3 nominate -0.5 note 1.0 notion -2.5 offer 0.3 oppose 0.4 opposition "
        "-0.8 order 1.3 outline 0.3 persuade 0.4 pick -1.6 plan 0.3 play -1.9 plead 1.6 point -0.2 poised "
        "-1.9 policy -1.1 portray 0.8 position -2.9 praise 0.5 prefer 0.5 prepare -1.6 present -0.9 project "
        "0.6 promise 0.4 promote 0.4 protest -0.2 prove -1.3 push -0.3 put -0.3 question 0.2 quote -0.4 "
        "raise -0.6 rally -0.8 rank -0.7 react -1.2 ready -1.4 recall 1.0 recognize 0.4 refer 1.1 reference "
        "0.3 reflect -1.5 refusal 0.5 refuse 0.7 regard -0.5 reiterate -0.5 reject 0.7 remark -0.8 remind "
        "0.4 repeat -0.3 reply 0.4 respect -0.9 respond -0.5 retweet 0.7 rhetoric -2.0 rule -0.9 run -0.8 "
        "say 1.1 scramble -0.8 see 0.3 seek 0.2 seem -0.2 seize -1.3 sense -0.9 set -1.2 show 0.7 sign 0.2 "
        "signal 0.4 slam 1.9 sound -1.6 speak -0.2 stand 0.6 state -0.6 statement -0.3 strategy -0.5 stress "
        "1.4 suggest 0.2 suggestion 1.0 support 0.3 supporter -1.7 supporters -0.6 take -0.5 talk 0.4 "
        "target -0.8 tell 0.5 thank -0.4 think 0.5 threat -1.0 treat -2.4 trust -0.6 try -1.1 turn -1.3 "
        "tweet 0.8 unclear -1.0 undermine -0.7 underscore -0.4 understand -0.2 urge 0.5 view -0.3 voice 0.5 "
        "vote -0.5 vow 0.3 want 0.4 warn 0.4 welcome 0.5 willing -0.7 willingness 0.6 win -1.7 wonder 0.7 "
        "word -1.0 write 0.6"
    ),
    "length": ("1 -0.6 16 0.2 2 -0.3 4 -0.5 more -0.3"),
    "light": ("subject_apposition 0.8 subject_inherited -0.4 subject_pronoun -0.3 subject_relative -1.0"),
    "link": (
        "about 0.4 against -1.0 as -0.7 by -0.3 for -0.3 from -1.0 in -0.7 of -0.3 on -0.2 over 0.6 that "
        "0.4 to -0.5 with -0.8"
    ),
    "modal": ("* -0.9"),
    "negated": ("* -0.2"),
    "other": (
        "according_to 0.6 adjective 0.3 infinitive -0.9 light_verb 0.5 object -0.7 owner_behind 0.3 passive "
        "-1.6 passive_by -0.3 person_owned -1.6 person_unowned -1.0 quote -0.9 that -0.4"
    ),
    "relative": ("* 0.8"),
    "saying": (
        "colon 0.9 infinitive -0.8 light_verb -0.4 object 0.2 owned -0.4 passive_by 0.3 preposed_quote 0.3 "
        "unowned -1.6"
    ),
    "saying/showing": ("clause 0.4 preposed 1.0 preposed_quote 0.4 preposition -1.0 that 0.2 unowned -0.6"),
    "saying/telling": ("preposition -0.4"),
    "saying/telling/wanting": ("infinitive 0.4"),
    "saying/wanting": ("infinitive 0.7 object -1.9"),
    "saying/wanting/stance": ("object 0.4"),
    "seeming": ("object -1.1 that -1.7"),
    "shape": ("b 0.2 g -0.4"),
    "showing": ("clause 0.2 infinitive -0.4 that -0.3"),
    "source": (
        "he 0.7 it -0.5 name 0.6 none -1.3 noun -0.3 one 0.3 she 0.8 that -1.5 there -1.8 which -0.5 who "
        "-0.8 you -0.5"
    ),
    "stance": ("colon -0.4 infinitive -0.5 owned -0.7 passive_by 0.5 unowned -0.6"),
    "subject": ("apposition 0.4 comma -2.2 controlling 0.6 joined -1.3 none -0.6"),
    "telling": ("object -0.6 passive -1.3 preposed_quote 1.5 question -0.6 quote 0.6 that 0.9"),
    "telling/asking": ("clause -0.5 passive 0.7 question 0.4"),
    "telling/stance": ("object 0.4 question 0.4 unowned 0.5"),
    "thinking": ("infinitive -0.8 light_verb 0.2 owned -0.5 passive 0.8 passive_by -0.7 question -0.3"),
    "thinking/showing": ("clause -0.4 object -0.9 that 1.0"),
    "thinking/stance": ("clause -1.0 object 0.6 that 0.6"),
    "thinking/wanting": ("clause 0.7 infinitive 0.3 unowned -0.9"),
    "wanting": ("owned -0.6 passive -0.7 preposition -1.2"),
    "wanting/seeming": ("object -0.6 preposition 0.7"),
    "wanting/stance": ("infinitive 0.9"),
}
