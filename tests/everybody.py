"""Whom sentences are said of: titles, names of many origins, ages, genders, groups, faiths, places and medicines.

In: nothing. Out: lists to be put in the place of one another, and the sentences to put them in.
"""

from __future__ import annotations

TITLES = ("Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Prof", "Sir", "Lady", "Rev", "Sister", "Cllr", "Mr.")
NAMES = tuple(
    """
    Smith, Jones, Taylor, Brown, Williams, Evans, Thomas, Roberts, Walker, Wright, Green, Hall, Wood, Clarke, Hughes,
    Bell, House, Ward, Price, May, Rice, Field, Fields, Waters, Rivers, Banks, Bird, Fish, Fox, Lamb, Wolf, Hawk, King,
    Bishop, Pope, Knight, Cook, Baker, Butcher, Porter, Carter, Nurse, Doctor, Major, Marshall, Judge, Law, Justice,
    Day, Weeks, Winter, Summers, Snow, Frost, Rain, Storm, Moon, Starr, Stone, Bridge, Gates, Temple, Church, Lodge,
    Hill, Park, Parks, Marsh, Moss, Forest, Bush, Reed, Rose, Lily, Heath, Berry, Plum, Peach, Long, Short, Little,
    Small, Strong, Young, Old, Best, Good, Sharp, Swift, Hardy, Grant, Chance, Hope, Faith, Grace, Joy, Love, Darling,
    Hand, Foot, Head, Beard, Legg, Kidney, Boyle, Payne, Ache, Cross, Block, Bond, Cash, Penny, Pound, Bill, Mark,
    van der Meulen, van Dijk, de Vries, de la Cruz, dos Santos, da Silva, von Braun, di Marco, ten Boom, O'Neill,
    O'Brien, O'Shea, D'Souza, D'Angelo, al-Sayed, Al-Hassan, el-Masri, bin Rashid, Ben Ali, Mac an Bhaird, McDonald,
    MacLeod, Fitzgerald, ap Rhys, St John, St. Clair, Smith-Jones, Okafor-Bright, Lloyd George, Garcia Lopez,
    Nguyen, Tran, Pham, Le, Li, Wang, Zhang, Chen, Wu, Ng, Ho, Lam, Kim, Park-Lee, Choi, Sato, Suzuki, Tanaka, Ito,
    Singh, Kaur, Patel, Shah, Khan, Begum, Bibi, Hussain, Ahmed, Ali, Iqbal, Chowdhury, Rahman, Das, Sharma, Gupta,
    Iyer, Perera, Fernando, Okafor, Adeyemi, Nwosu, Mensah, Owusu, Mbeki, Dlamini, Tadesse, Abebe, Hassan, Abdi,
    Warsame, Haddad, Khoury, Nasser, Cohen, Levy, Goldberg, Kowalski, Nowak, Szymańska, Dvořák, Novák, Horváth, Nagy,
    Popescu, Ivanov, Petrova, Shevchenko, Yılmaz, Öztürk, Müller, Jürgensen, Åkesson, Sørensen, Þórsdóttir, Łukasz,
    Garcia, Rodríguez, Muñoz, Fernández, Gonçalves, Conceição, Dupont, Lefèvre, Béranger, Rossi, Bianchi, Papadopoulos,
    Whitefeather, Running Bear, Kahananui, Tūhoe, Ngata, Sukarno, Suharto, Madonna
    """.replace("\n", " ").split(",")
)
NAMES = tuple(name.strip() for name in NAMES)
AGES = ("3", "17", "19", "25", "40", "65", "78", "99", "101")
FORMS = ("-year-old man", " year old woman", "yo man", " y/o man", "M", " F", " yo M")
PEOPLE = (
    "man",
    "woman",
    "person",
    "girl",
    "boy",
    "lady",
    "gentleman",
    "child",
    "resident",
    "client",
    "patient",
    "widow",
)
GROUPS = (
    "Somali", "Asian", "White British", "white", "Black", "black", "Irish", "Roma", "Traveller", "Pakistani", "Polish",
    "Chinese", "Hispanic", "African-American", "Caucasian", "Māori", "Aboriginal", "Welsh", "Nigerian", "Turkish",
    "Kurdish", "Filipino", "mixed-race", "Native American", "Arab", "Afro-Caribbean",
)  # fmt: skip
FAITHS = ("Jewish", "Muslim", "Christian", "Hindu", "Sikh", "Buddhist", "Catholic", "Orthodox", "Quaker", "Rastafarian")
PLACES = (
    "Leeds", "Bradford", "Hull", "Lagos", "Kabul", "Karachi", "Warsaw", "Mogadishu", "Beijing", "Derry", "Cork", "Nice",
    "Turkey", "China", "Chad", "Georgia", "Jordan", "Poland", "Hill Top", "Park Lane", "Ward End", "Sandwich", "Deal",
)  # fmt: skip
MEDICINES = (
    "metformin", "insulin", "apixaban", "warfarin", "sertraline", "clozapine", "methadone", "morphine", "salbutamol",
    "amoxicillin", "levothyroxine", "ramipril", "Humira", "Ozempic", "digoxin", "lithium", "diazepam", "paracetamol",
    "co-codamol", "Creon", "phenytoin", "adalimumab",
)  # fmt: skip
NAMED = {
    "{} is non-compliant.": ("non-compliant",),
    "{} refuses his insulin.": ("refuses",),
    "{} denies chest pain.": ("denies",),
    "{} failed to attend.": ("failed-to-attend",),
    "Non-compliant {} came back.": ("non-compliant",),
    "The nurses say {} is manipulative.": ("manipulative",),
    "{} sat in the garden.": (),
    "{} was moved by the music.": (),
    "{} is compliant with fire regulations.": (),
}
"""Sentence → what is noticed in it, of whomever it is said."""
SAID: dict[str, dict[str, tuple[str, ...]]] = {
    "age": {
        "{} refuses his insulin.": ("refuses",),
        "{} is non-compliant with meds.": ("non-compliant",),
        "{} denies chest pain.": ("denies",),
        "{} was seen in clinic.": (),
    },
    "person": {
        "The {} is non-compliant.": ("non-compliant",),
        "The {} refuses insulin.": ("refuses",),
        "This {} failed to attend.": ("failed-to-attend",),
        "The {} sat down.": (),
    },
    "group": {
        "The {} man is non-compliant.": ("non-compliant",),
        "Elderly {} man on ward 4.": ("the-elderly",),
        "The {} patient denies chest pain.": ("denies",),
        "The {} man sat down.": (),
    },
    "place": {
        "The man from {} is non-compliant.": ("non-compliant",),
        "She lives in {} and refuses insulin.": ("refuses",),
        "The man from {} sat down.": (),
    },
    "medicine": {
        "She is non-compliant with {}.": ("non-compliant",),
        "He refuses {}.": ("refuses",),
        "Refused {} this morning.": ("refuses",),
        "She was given {}.": (),
    },
}
NEUTRAL = (
    "The court met on Tuesday.",
    "Fire training is on the second floor.",
    "The data and the policy were read on the ward.",
    "The bus and the road were quiet.",
    "The new pump is in theatre.",
    "The school, the shop and the garden are near.",
    "The computer and the machine are new.",
    "The market is on Friday.",
)
"""Everyday words that are senses of something else beside the right neighbours."""
