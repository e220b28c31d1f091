package evidence

// kin are everyday words that may stand for each other in questions about a household, an
// association or an office. A word stands in several lines where it means several things:
// who hires a car rents it, who hires somebody employs them, and no car is employed. It is
// made from the lines once, when the program is linked.
var kin = groups(`
cost price expense fee pay paid spend spent charge
price rate tariff fee
spend spent spending expenditure
revenue turnover
revenue sales income
loss deficit
salary wage pay remuneration
bonus incentive
rise raise increase
decrease reduction cut lower lowered reduced
discount rebate reduction
invoice bill
deposit downpayment prepayment
debt owed owe
loan credit borrow borrowed
funding financing
money fund cash
cash runway
runway money
investor shareholder backer
grant subsidy
donation gift
tax vat
lease tenancy
tenant lessee renter
landlord lessor
mortgage loan
penalty fine
compensation damages
allowance reimbursement
reimburse reimbursement refund repay repaid
refund repay
insurance insured policy
subscription plan membership
edition plan tier version
seat user licence
licence license
quote offer bid
customer client buyer purchaser consumer shopper
customer user
buyer customer
guest visitor attendee
attendee participant
participant take join
member membership
employee staff worker workforce personnel headcount employ
people headcount employee staff
staff people colleague
workforce headcount
colleague coworker employee
boss manager supervisor
chief head ceo
chair chairman chairwoman chairperson president
intern trainee apprentice
applicant candidate
contractor freelancer
supplier vendor contractor firm company provider
supplier manufacturer maker
manufacturer maker producer assembler
manufacture assemble produce make made build built
manufacturing production assembly
distributor reseller dealer
retailer shop store
shop store webshop
agency firm
provider host operator
owner responsible lead
own owner
author wrote written
person somebody
lawyer attorney counsel solicitor
accountant bookkeeper auditor
child kid
parent mother father
spouse husband wife
venue location place site hall
location place site address
office premises
headquarters office
building house premises
house building
home household flat apartment dwelling
household home family
flat apartment
warehouse depot storage
factory plant
car vehicle
lorry truck
bicycle bike
journey trip travel
region area territory
town city
party celebration event
event occasion party celebration
conference congress
workshop seminar course
meeting minutes
meeting appointment
outing excursion trip
deadline due
due payable
period term duration length window
period time
length duration
minimum least
maximum most limit cap
limit cap ceiling
threshold limit
quota limit
begin start launch began begun
start launch live
launch release rollout
cutover migration switch
release publish published issue
release version
finish complete end done
expire end runs
last run
terminate end cancel notice
terminate termination cancel cancellation quit
cancel withdraw withdrawal revoke
quit leave left resign resignation depart departure
leaver left departure
holiday vacation leave
mileage kilometre kilometer km mile
annual yearly year
annually yearly year
quarterly quarter
monthly month
weekly week
daily day
hourly hour
nightly night
now current currently present today
latest current newest recent
latest last
former previous old earlier
previous last former
initial first original originally
final last
delay postpone slip late moved
postpone defer
schedule timetable calendar
plan schedule
appointment date
unit device piece item
device unit appliance
product device item article goods
goods item merchandise
batch lot run series
run batch
quantity number amount volume
size large
average mean
total sum
rate percentage
churn attrition
loss churn lost
twice double doubled
return returned
refuse decline reject
answer reply response respond
reply response
question query enquiry inquiry
request enquiry
request call
complaint claim
hire recruit recruited
hire rent
recruit recruitment hiring join
dismiss fire dismissal
promote promotion
train teach
store keep retain retention
keep kept retain retained remain retention stored
delete erase remove purge
archive store
backup copy
restore recover recovery
move relocate relocation
relocate move
migrate move moving migration
transfer move
ship deliver send dispatch shipping delivery shipment
delivery shipping shipment
courier carrier parcel
parcel package packet
pack wrap
fix repair mend
repair fix mend maintenance
maintain service maintenance
replace supersede swap exchange
exchange swap
substitute replacement
check inspect inspection examine
audit review
test trial pilot
trial pilot
test exam
measure measurement
measurement reading
monitor track
improve improvement better
rise grow growth increase
fall drop decline
buy purchase order procure bought
order purchase
promise commit commitment guarantee
promise guarantee
aim target goal purpose objective
goal aim target objective
target goal
forecast expect expectation projection estimate
expect forecast
estimate forecast
support helpdesk service
support help
help assistance
ticket case
incident outage
outage downtime failure
down outage unavailable
uptime availability
availability uptime available
available accessible
bug defect fault error
defect fault flaw
problem issue fault trouble
error mistake
password passphrase
login signin logon
account login
character sign letter
permission authorisation authorization consent
consent agree
encrypt encryption
cloud hosting
laptop notebook computer
computer machine pc
machine device
phone telephone mobile
phone call
website site webpage
app application
application software program
letter email mail
mail email
summary overview
manual handbook guide
handbook guide
rule regulation policy
policy rule
law statute legislation
contract agreement
agreement deal contract
amendment change
clause section paragraph
sign signed signature
liable liability responsible
liability liable owe
negligence fault
warranty guarantee
guarantee warranty
lawsuit litigation
court tribunal
privacy confidentiality
confidential secret
notice notification
notify inform informed tell told
announce announcement
require required must
mandatory compulsory obligatory required must
forbid disallow prohibit ban reject
allow permit limit
allowed may
permit authorise
decide decided decision choose chose chosen pick select agree agreed approve approved approval accept accepted resolve
reason why because rationale motivation motivate
vote ballot poll
committee board
survey poll questionnaire
satisfied satisfaction happy
satisfaction score
rating score
colour color
loud noise sound
barrier fence wall
heat warm
cold winter
risk danger concern hazard
storage store
teach explain
build construct install
remove delete drop
fast quick speed
big large
quick soon
job task work
job position post role
vacancy opening position
remote home
heavy weigh weight
benefit advantage
drawback disadvantage downside
battery accumulator cell
lifetime life lifespan
waste rubbish garbage
rubbish garbage trash
food meal
lunch meal
drink beverage
medicine drug medication
disease illness
injury accident
accident crash
theft stolen
entrance door
lift elevator
garden yard
toilet restroom lavatory
kitchen canteen
canteen cafeteria
picture photo image
photo photograph
advert advertisement advertising ad
advertising marketing
competitor rival
organise organize arrange
responsible charge
share percentage proportion
profit surplus
end expire expiry
`)

// phraseLines are verbs of two words and what else is said for them.
const phraseLines = `send back: return returns
give back: return refund
get back: refund reimbursement
pay back: repay refund reimburse
take place: venue held happen
take part: participate participant join attend
go live: launch cutover start release
switch over: cutover migration
look after: support maintain care
take over: succeed acquire
take on: hire recruit
bring in: hire introduce
work out: calculate
set up: install establish found
set aside: reserve reserved
put off: postpone delay
call off: cancel
hand in: submit submission
hand over: deliver handover
fill in: complete form
sign up: register registration
log in: login
run out: end expire
phase out: end retire
shut down: close closure
lay off: dismiss
carry out: perform
find out: learn
throw away: dispose disposal waste
turn down: reject refuse decline
build in: install
come into: effective force
come from: origin source
ask for: request
pick up: collect collection
drop off: deliver
back up: backup
`
