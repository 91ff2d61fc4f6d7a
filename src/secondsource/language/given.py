"""Common given names with the gender they usually tell, and the short forms that stand for one another."""

from __future__ import annotations

from typing import Literal

from secondsource.language.lists import words

Gender = Literal["female", "male"]

_MALE = words("""
aaron abbas abdel abdelaziz abdelfattah abdul abdullah abiy abraham adam adrian adriano ahmad ahmed ahmet akbar alan
alassane albert alberto aldo alejandro aleksandr aleksei alex alexander alexei alexey alfred ali allan allen alvaro amir
amit anatoly anders andre andreas andrei andres andrew andrzej andré andy angus anil anthony antoine anton antonio
antony anwar archie arnold arthur arun arvind ashok ashraf asif atal atiku attila austin avi axel ayman babak barack
barry bart bashar bashir ben benedict benigno benjamin bennie benny bernard bernie bert bidhya bilal bill billy bjorn
bob bobby bola boris brad bradley brandon brendan brent brett brian bronislaw bruce bruno bryan bryce bulent byron caden
caleb calvin cameron carl carlos cedric cesar chad charles charlie chase chris christian christoph christopher chuck
clarence clark claude clay clayton cleo cliff clifford clint clinton clive cody colin conor corey cory craig curtis
cyril cyrus dale damian damien damon dan daniel danny dante darin darrell darren dave david dean deepak denis dennis
derek derrick devin dick diego dieter dillon dirk dmitri dmitriy dmitry dominic dominique don donald donnie doug douglas
drew duncan dustin dwayne dwight dwyane dylan earl ed eddie eddy edgar edmund eduardo edward edwin eli elias elijah
elliot elliott elon emanuel emilio emmanuel emmerson emmett enrico enrique eric erik ernest ernesto erwin ethan eugene
evan evo ezra farid federico felipe felix ferdinand ferenc fernando fidel francis francisco francois frank franklin
franz fred freddie frederick fritz fumio gabe gabriel gamal garland garrett gary gavin gene geoff geoffrey george gerald
gerard gerhard gianni gideon gilbert giorgio giovanni giuseppe glen glenn gonzalo goodluck goran gordon gotabaya graham
grant greg gregg gregorio gregory guido guillermo gunnar gunter gus gustavo guy gyula habib haider hakeem hakim hamid
hank hans harold harris harry harvey hasan hassan hector heinrich heinz helmut henri henrik henry herbert herman hiroshi
hosni howard hsien hubert hugh hugo hun husain hussein ian ibrahim ignacio igor imran isaac isaiah ismail istvan ivan
jace jack jackson jacob jacques jaden jaime jair jake jalal jalen jamal james jamie jan janos jared jaroslaw jarrod
jason javad javier jaxon jay jean jed jeff jefferson jeffrey jens jeremy jermaine jerome jerrold jerry jesse jesus jim
jimmie jimmy jinping joachim joao joaquin jodey joe joel joerg johan johannes john johnnie johnny joko jon jonas
jonathan jordan jorge jose josef joseph josh joshua josiah jovenel juan julian julio julius junichiro jurgen justin
kaleb kamal karim karl keegan keenan keith kemal ken kendrick kenji kenneth kent kevin khaled khalid kiefer kirk
klaus kofi kolton konrad krzysztof kurt kweisi kyle kyler lance larry lars laszlo laurence laurent lawrence lebron lech
lee len leo leon leonard leonardo leonid leroy leslie lester levi lewis liam lindsey lionel lloyd lonnie lorenzo lou
louis luc luca lucas luciano luigi luis luiz lukas luke lula maddox mahathir mahinda mahmoud mahmud maithripala malcolm
malik manfred manmohan manuel marc marcel marcelo marco marcos marcus marek mario marion mark marlin marquis marshall
martin marty marvin masoud massimo massoud mateo mathew matt matteo matthew matthias maurice mauricio max maxim
maximilian maxwell mehdi mehmet meles melvin micah michael michel miguel mike mikhail milan miles milton miroslav mitch
mitchell mitt moammar mohamed mohammad mohammed mohsen moises moncef morgan morris moses moshe muammar muhammad
muhammadu murray mustafa myron nabih najib naoto narendra nasir nasser nate nathan nathaniel nawaz neal ned neil nelson
nestor newt nicholas nick nicola nicolas nigel nikolai noah noam noel nolan norman nouri oleg oliver olivier olusegun
omar omari orlando orrin osama oscar otto owen pablo paolo pascal pat patrick paul paulo pavel pedro percy perry pervez
pete peter petr phil philip philippe phillip pierre piotr prayuth qassem quentin quincy qusay rached rafael rafik rahul
raila raj rajesh rajiv ralph ramesh ramiro ramon rand randall randolph randy raphael rashid raul ravi ray raymond recep
reggie reince reinhard rene rex reza rhett ricardo riccardo rich richard rick ricky riek ritchie rob robert roberto
robin rocco rod roderick rodney rodrigo roger roland rolf roman romeo ron ronald ronan ronny rory ross roy ruben rudi
rudolf rudolph rudy rupert russ russell ryan ryder saad saddam saeed said saif salah salim salman salva sam samir
samuel sanford sanjay santiago saul scott seamus sean sebastian selahattin sergei sergey sergio seth shane shaun shawn
shehbaz sheldon shinzo sidney silas silvio simon slobodan solomon soren spencer stan stanley stefan stefano steny
stephan stephen steve steven stewart stuart suleyman sunil suresh susilo sven syed takashi tanner tariq taro taylor
tayyip ted terence terrance terrell terrence terry thabo thaksin theo theodore thierry thom thomas tim timothy tobias
toby todd tom tomas tomasz tommy tony travis trent trevor tristan troy tyler tyrone tyson uday uhuru ulises ulrich
umberto uwe vaclav valentin vaughn vern vernon vicente victor vijay vikram viktor vince vincent vincenzo vinnie vitaly
vladimir vladislav volodymyr wade walid wallace walter warren wayne wendell werner wesley wilbur wiley wilfred wilhelm
will willem william willie wilson winston wojciech wolfgang woodrow wyatt xavier yair yasir yasser yitzhak yoshihide
yousef yoweri yukio yuri yusuf yves zachary zane zoltan zoran zulfikar
""")

_FEMALE = words("""
abbie abby abigail ada addie adele adelita adriana agnes agnieszka aileen aisha akie alana alayna aleah alexa alexandra
alexandria alice alicia alison aliyah allison alma amanda amaya amber amelia amina amira amy ana anastasia
andrea angela angelina angelique angie anita ann anna anna-maria anne anne-marie annegret annette annie antonia april
ariana arianna ariel arlene ashley asma astrid aubrey audrey aung ava ayaan ayanna barbara beata beatrice becca becky
belinda benazir bernadette bernice beth bethany betsy betty beverly bianca bonita bonnie bree brenda brenna briana
brianna bridget brielle brigitte britney brittany brooke bryanna callie camila camilla camille candace candice cara
carissa carla carlie carly carmen carol carole caroline carolyn carrie cassie catherine cathy cecilia celeste celia
chandrika charlene charlotte chellie chelsea cheryl chloe chrissy christa christina christine cindy claire
clara claudette claudia cleopatra colleen condoleezza connie constance corazon corinne cristina crystal cynthia
dahlia daisy dalia dana daniela danielle daphne darla dawn deb debbie deborah debra delia delilah demi denise desiree
diana diane dianne dilma dina dolores donna dora doris dorothea dorothy ebony edith eileen ekaterina elaine eleanor
elena eliana elisa elisabeth elise elissa eliza elizabeth ella ellen ellie elly eloise elsa emilia emily emma erica
erika erin erna esmeralda estelle esther ethel eva evangeline eve evelyn evita ewa faith farah fatima federica felicia
fiona florence frances francesca frederica gabriela gabriella gabrielle gail galina genevieve georgia geraldine gertrude
gillian gina ginger giorgia giselle giulia glenda gloria golnaz graca grace greta gretchen gwen gwendolyn gwyneth hailey
hala haley hallie hannah harriet hasina hattie hazel heather heidi helen helena helene helle hilary hilda hillary hina
hollie hope huda huma ida ilhan ilse imelda imogen indira ines ingrid irene irina iris irma isabel isabella isabelle
ivana ivanka jacinda jackie jacky jacqueline jada jade jadranka jahana jana jane janelle janet janice jasmin jasmine
jayalalithaa jayla jazmin jeanette jeanne jen jenna jennifer jenny jessica jill jo joan joanna joanne jocelyn jodi
joelle joni josephine josie joy joyce juana juanita judith judy julia juliana julie juliet june justine kaitlin
kaitlyn kamala kara karen karin karine karla karoline kasey kassandra kate katelyn katharina katharine katherine
kathleen kathryn kathy katie katrin katrina katya kay kayla kaylee keiko keira keisha kelly kellyanne kemi kendra
khadija khaleda kiara kiera kim kimberly kirsten kirstie kirstjen kolinda krista kristen kristin kristina krystal kylie
 laila lana lara larissa latasha lateefah latoya laura laurel lauren layla leah leanne leila lena leni leslie
leticia lexi lexie leyla liana lidia lila liliana lillian lillie lily linda lisa livia liz liza lizzie lois lola lorena
loretta lori lorna lorraine lottie louise lourdes luana lucia luciana lucille lucy ludmila luisa luz lydia lyla lynn
lynne lyudmila mabel macy maddie madeleine madeline madelyn maeve magdalena maggie maja makayla malala malgorzata
mallory mamata mandy mara marcela marcia marcy margaret margarita margot margrethe maria mariah mariam marian mariana
marianne maribel marie mariela marilyn marina marine marion marisol marissa maritza marjorie marlene marsha marta martha
martina mary maryam masako matilda maura maureen maxine mayra mazie mckenna meg megan megawati meghan melania melanie
melina melinda melissa mercedes meredith mette mia michele michelle michiko mikayla mila mildred millie mindy minnie
mira miranda miriam moira molly mona monica monique muriel mya myra nadezhda nadia nadine najat nancy nanette naomi
nasrin natalia natalie natalya natasha nayeli nell nellie nevaeh ngozi nia nicole nikki niloufar nina nkosazana noelle
noor nora norma nour nydia odette oksana olga olivia ophelia paloma pamela paola parisa patricia patsy patti patty paula
paulina pauline pearl peggy penelope penny perla petra phoebe phyllis pramila pratibha priscilla priti priyanka rachel
rachida ramona rania raquel rashida rebecca reem regina renata rhiannon rhoda rhonda rita roberta rochelle rosa
rosalind rose rosemarie rosemary rosie roxana roxanne ruby ruth sabrina sadie sahra sally samantha samira
sandra sandy sanna sara sarah scarlett segolene selena serena shania shannon sharice sharon sheila shelley sheri sherry
shirin shirley silvia simone siv sofia soledad sonia sonja sophia sophie soraya stacey stacie stacy stella
stephanie sue suella susan susana susanna susannah susanne sushma susie suzan suzanne svetlana sylvia tabitha talia
tamara tamika tammy tania tanisha tanya tara tasha tatiana tatyana tawny teresa terri tess thea theresa therese tiana
tiffany tina toni tori tracey tracy tricia trina trudy tulsi ursula ute valentina valeria valerie vanessa vera
veronica vicki vicky victoria viola violet virginia vivian viviane wanda wendy whitney whoopi wilma winifred winnie
winona ximena xiomara yadira yara yasmin yasmine yesenia yingluck ylva yolanda yulia yuriko yvette yvonne
zahra zainab zelda zhanna zoe zoey zsa zuri
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
