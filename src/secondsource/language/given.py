"""Common given names with the gender they usually tell, and the short forms that stand for one another."""

from __future__ import annotations

from typing import Literal

from secondsource.language.lists import words

Gender = Literal["female", "male"]

_MALE = words("""
aaron abbas abdel abdul abdullah abraham adam adrian ahmad ahmed akbar alan albert alberto aldo alejandro aleksandr
alex alexander alexei alfred ali allan allen amir anatoly anders andre andreas andrei andres andrew andrzej andy angus
anthony antoine anton antonio antony archie arnold arthur asif austin avi axel babak barack barry bart bashar ben
benedict benjamin benny bernard bernie bert bilal bill billy bjorn bob bobby boris brad bradley brandon brendan brent
brett brian bruce bruno bryan byron caleb calvin cameron carl carlos cedric cesar chad charles charlie chase chris
christian christoph christopher chuck clarence clark claude clay clayton cliff clifford clint clinton clive cody colin
conor corey cory craig curtis cyril cyrus dale damian damon dan daniel danny darrell darren dave david dean dennis
denis derek derrick devin dick diego dieter dirk dmitri dmitry dominic dominique don donald doug douglas drew duncan
dustin dwayne dwight dylan earl ed eddie edgar eduardo edmund edward edwin eli elias elijah elliot elliott elon emilio
emmanuel enrico enrique eric erik ernest ernesto erwin ethan eugene evan farid federico felipe felix ferdinand
fernando fidel francis francisco francois frank franklin franz fred freddie frederick fritz gabriel garrett gary gavin
gene geoff geoffrey george gerald gerard gerhard gianni gilbert giorgio giovanni giuseppe glen glenn gonzalo gordon
graham grant greg gregg gregory guido guillermo gunter gus gustavo guy habib hakim hamid hank hans harold harris harry
harvey hasan hassan hector heinrich heinz helmut henri henrik henry herbert herman hiroshi hosni howard hubert hugh
hugo husain hussein ian ibrahim ignacio igor imran ismail isaac ivan jack jackson jacob jacques jaime jake jamal james
jamie jan jared jason javad javier jay jean jeff jefferson jeffrey jens jeremy jerome jerry jesse jesus jim jimmy
joachim joao joaquin joe joel joerg johan johannes john johnny jon jonas jonathan jordan jorge jose josef joseph josh
joshua juan julian julio julius jurgen justin kamal karim karl keith ken kenneth kent kevin khalid kiefer kirk klaus
kofi konrad kurt kyle lance larry lars laurence laurent lawrence lee lech len leo leon leonard leonid leonardo leroy
leslie lester lewis liam lindsey lionel lloyd lorenzo lou louis luc luca lucas luciano luigi luis luke mahmoud
mahmud malcolm manfred manuel marc marcel marcelo marco marcos marcus mario marion mark marshall martin marty marvin
masoud massimo mateo mathew matt matteo matthew matthias maurice mauricio max maxim maximilian mehdi mehmet melvin
michael michel miguel mike mikhail milan miles milton mitch mitchell mitt moammar mohamed mohammad mohammed mohsen
morgan morris moses moshe muammar muhammad murray mustafa nathan nathaniel neal ned neil nelson nicholas nick nicolas
nicola nigel noah noam noel norman oleg oliver olivier omar orlando orrin oscar osama otto owen pablo paolo pascal pat
patrick paul paulo pavel pedro percy perry pete peter petr phil philip philippe phillip pierre piotr qassem quentin
rafael rahul raj rajiv ralph ramon randall randy raul ray raymond recep reggie reinhard rene reza rex ricardo
riccardo rich richard rick ricky rob robert roberto robin rod roderick rodney rodrigo roger roland rolf roman ron
ronald ronan ronny rory ross roy ruben rudi rudolf rudolph rudy rupert russ russell ryan saeed said salim salman sam
samir samuel sanjay santiago saul scott sean sebastian sergei sergey sergio seth shane shaun shawn sidney silvio
simon solomon spencer stan stanley stefan stefano stephan stephen steve steven stewart stuart sven syed tariq taylor
ted terrence terry thabo theo theodore thierry thomas tim timothy tobias toby todd tom tomas tommy tony travis trent
trevor tristan tyler tyrone ulrich umberto uwe vaclav valentin vernon vicente victor viktor vince vincent vincenzo
vitaly vladimir vladislav volodymyr wade wallace walter warren wayne wendell werner wesley wilfred wilhelm will
willem william willie wilson winston wolfgang woodrow xavier yair yasser yitzhak yousef yuri yusuf yves zachary zoltan
""")

_FEMALE = words("""
abigail ada adele adriana agnes aileen aisha alexandra alexandria alice alicia alison allison alma amanda amber amelia
amina amy ana andrea angela angelina angelique anita ann anna anne annette annie antonia april ariel ashley astrid
audrey ayaan barbara beatrice becky belinda benazir bernadette bernice beth bethany betsy betty beverly bianca bonnie
brenda bridget brigitte britney brooke camilla candace candice carla carly carmen carol carole caroline carolyn
carrie catherine cathy cecilia celeste celia charlene charlotte chelsea cheryl chloe christina christine cindy claire
clara claudia colleen condoleezza connie constance corazon cristina crystal cynthia daisy dana daniela danielle daphne
dawn deb debbie deborah debra delia denise desiree diana diane dianne dilma dina dolores donna dora doris dorothy
edith eileen elaine eleanor elena elisa elisabeth elise eliza elizabeth ella ellen elsa emilia emily emma erica erika
erin estelle esther ethel eva eve evelyn faith farah fatima felicia fiona florence frances francesca gabriela gabriella
gabrielle gail georgia geraldine gertrude gillian gina ginger giorgia giulia glenda gloria grace greta gretchen
gwen gwendolyn hannah harriet hazel heather heidi helen helena helene hilda hillary hilary hope huma ida ilse imelda
indira ines ingrid irene irina iris irma isabel isabella isabelle ivanka ivana jackie jacqueline jana jane janet janice
jasmine jeanette jeanne jen jenna jennifer jenny jessica jill jo joan joanna joanne jocelyn jodi josephine joy joyce
juana juanita judith judy julia juliana julie juliet june kamala karen karin karine karla karoline kate katharine
katherine kathleen kathryn kathy katie katrina kay kayla kelly kellyanne kim kimberly kirsten kirstjen kristen kristin
kristina laila lana lara latoya laura lauren leah leila lena leslie leticia lillian lily linda lisa liz liza lois
loretta lori lorraine louise lucia lucille lucy luisa lydia lynn lynne mabel madeleine madeline magdalena maggie maja
malala mandy marcia margaret margarita margot maria mariam marian marianne marie marilyn marina marine marion marissa
marjorie marlene marsha marta martha mary maryam matilda maureen maxine mayra meg megan meghan melania melanie melinda
melissa mercedes meredith mia michele michelle mildred mindy minnie mira miranda miriam moira molly mona monica
monique muriel myra nadia nancy naomi natalia natalie natasha nell nicole nikki nina nora norma odette olga olivia
ophelia pamela patricia patsy patti patty paula paulina pauline pearl peggy penelope penny petra phoebe phyllis
priscilla rachel ramona raquel rebecca regina renata rhonda rita roberta rochelle rosa rosalind rose rosemary roxanne
ruby ruth sabrina sally samantha sandra sandy sara sarah selena serena shannon sharon sheila shelley sherry shirley
silvia simone sofia soledad sonia sonja sophia sophie stacey stacy stella stephanie sue susan susana susanna
susannah susanne suzanne svetlana sylvia tamara tammy tania tanya tara tatiana teresa tess theresa therese tiffany
tina toni tracey tracy tricia trudy tulsi ursula ute valerie vanessa vera veronica vicki vicky victoria viola violet
virginia vivian viviane wanda wendy whitney whoopi wilma winifred yolanda yulia yvette yvonne zainab zoe zsa
""")

_SHORT = """
alexander alex|alexandria alex|andrew andy drew|anthony tony|antony tony|barack barry|benjamin ben benny bibi
bernard bernie|charles charlie chuck chas|christopher chris|christine chris|daniel dan danny|david dave
deborah deb debbie|donald don donnie|douglas doug|edward ed eddie ted|elizabeth liz beth betsy liza|eugene gene
francis frank|frederick fred|gerald jerry gerry|geoffrey geoff|gregory greg|harold harry|henry hank harry
jacob jake|james jim jimmy jamie|jeffrey jeff|jennifer jen jenny|john jack johnny jon|jonathan jon|joseph joe joey
joshua josh|katherine kate kathy katie|kathleen kathy|kenneth ken|lawrence larry|leonard len|matthew matt
michael mike mick|mitchell mitch|mitt willard|nathaniel nate|nicholas nick|pamela pam|patricia pat patty trish
patrick pat|peter pete|philip phil|phillip phil|raymond ray|rebecca becky|richard rick dick rich ricky
robert bob bobby rob robbie|ronald ron ronnie|rudolph rudy|russell russ|samuel sam|stephen steve|steven steve
susan sue|terrence terry|theodore ted teddy|thomas tom tommy|timothy tim|vincent vince|walter walt
william bill billy will|zachary zach zack|rafael ted|suzanne sue|gwendolyn gwen|margaret maggie meg peggy
kimberly kim|victoria vicky|valerie val|amanda mandy|abigail abby|jacqueline jackie|judith judy|randall randy
"""

_GIVEN = _MALE | _FEMALE
_GROUPS = tuple(frozenset(group.split()) for group in _SHORT.replace("\n", "|").split("|") if group)


def is_given(word: str) -> bool:
    """Tell whether a word, in any case, is a common given name."""
    return word.lower() in _GIVEN


def gender_of(given: str) -> Gender | None:
    """Return the gender a given name usually tells, None where it tells none or is not known."""
    name = given.lower().split("-")[0]
    male, female = name in _MALE, name in _FEMALE
    return None if male == female else "male" if male else "female"


def same_given(a: str, b: str) -> bool:
    """Tell whether two given names can be the same person's: equal, an initial, a short form."""
    a, b = a.lower().rstrip("."), b.lower().rstrip(".")
    if a == b or (min(len(a), len(b)) == 1 and a[:1] == b[:1]):
        return True
    return any(a in group and b in group for group in _GROUPS)
