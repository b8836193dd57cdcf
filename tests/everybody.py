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
