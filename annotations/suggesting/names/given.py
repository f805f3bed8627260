"""Given names that are one name in several languages: Aleksandr, Aliaksandr, Oleksandr, Alexander."""

from functools import cache

from .sounds import readings

_FAMILIES = """
александр аляксандр аляксандар олександр alexander alexandre alexandru aleksander
александра аляксандра олександра alexandra
алексей аляксей олексій олекса alexis alexei aleksej
анатолий анатоль анатолій anatole
андрей андрій andrew andrzej andreas andrei
анна ганна ann anne hanna
антон антоний антін антоній anthony anton
аркадий аркадзь аркадій arkady
артём артем артемий арцём арцемій artiom
богдан багдан bohdan
борис барыс boris borys
валентин валянцін валентин valentin
валентина валянціна valentina
валерий валерый валерій валер valery valerie
василий васіль василь vasily vasile basil wassili
виктор віктар віктор victor viktor
виталий віталь віталій віталій vitaly vitalie
владимир уладзімір володимир vladimir volodymyr
владислав уладзіслаў владислав wladyslaw vladislav
вячеслав вячаслаў в'ячеслав viacheslav wiaczeslaw veaceslav
геннадий генадзь геннадій gennady
георгий георгій георгі george giorgi gheorghe георги
григорий рыгор григорій gregory grigore grigori
галина галіна halyna
давид давід davit david
даниил данило daniel daniil данііл danil
дарья дар'я darya
денис дзяніс denis denys
дмитрий дзмітрый змітер дмитро дмитрій dmitri dumitru dimitri
евгений яўген яўгеній євген євгеній evgeny eugene eugen jewgeni
евгения яўгенія євгенія eugenia
екатерина кацярына катерина catherine ekaterina katerina
елена алена олена helena elena helen
елизавета лізавета єлизавета elizabeth
иван іван ion ioan
игорь ігар ігор igor
илья ілья ілля iliya ilia
инна іна інна inna
инесса інэса інеса inessa
иосиф іосіф язэп йосип joseph iosif
ирина ірына ірина irina irene
кирилл кірыл кирило cyril kirill
константин канстанцін костянтин constantin konstantin constantine
ксения ксенія аксана оксана oksana
лариса ларыса larisa
леонид леанід леонід leonid
лидия лідзія лідія lidia lydia
любовь любоў lubov
людмила людміла liudmila
максим максім maxim maksym
марина марына maryna
мария марыя марія maria mary
матвей мацвей матвій matthew matvei
михаил міхаіл міхась михайло michael mikhail mihail michail
наталья наталля наталія natalia nathalie
надежда надзея надія nadezhda
никита мікіта микита nikita mykyta
николай мікалай микола nicholas nikolai nicolae mikola
нина ніна nina
олег алег oleh
ольга вольга olga
павел павал павло paul pavel
пётр пятро петро peter petr petru piotr
роман раман roman
рустам рустем rustam
светлана святлана світлана svetlana
святослав святаслаў sviatoslav
семён сямён семен simon semyon
сергей сяргей сергій serge sergei sergiu siarhei serhii
софья соф'я софія sofia
станислав станіслаў станіслав stanislav
степан сцяпан stepan stephen ștefan
татьяна таццяна тетяна tatiana
тимофей цімафей тимофій timothy timofei
фёдор фёдар федір theodore fedor
филипп філіп пилип philip
юлия юлія julia yulia
юрий юрый юрій юры yuri
эдуард эдвард едуард edward eduard
яков якаў яків jacob iakov
ярослав яраслаў yaroslav
мухаммад мухамед магомед muhammad mohammed mahomed magomed mukhammed
ахмед ахмад ahmed ahmad akhmed akhmat
рашид rashid rachid
хусейн гусейн hussein huseyn guseyn
юсуф юсуп yusuf yusup жусуп
махмуд mahmud makhmud
ибрагим ибрахим ibrahim ibragim
исмаил ismail ismoil исмоил
арсений arseny арсеній
"""


@cache
def _families() -> dict[str, frozenset[int]]:
    families: dict[str, set[int]] = {}
    for number, line in enumerate(_FAMILIES.strip().splitlines()):
        for name in line.split():
            for sounds in readings(name):
                families.setdefault(sounds, set()).add(number)
    return {sounds: frozenset(numbers) for sounds, numbers in families.items()}


def families_of(word_readings: tuple[str, ...]) -> frozenset[int]:
    """The families of given names to which a word with these readings may belong."""
    known = _families()
    return frozenset().union(*(known.get(sounds, frozenset()) for sounds in word_readings))
