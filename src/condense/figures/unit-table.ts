import type { UnitKind } from "./quantity.ts";

/** A unit as the table knows it. */
export interface UnitEntry {
  /** What a symbol is read as: `kilometre` for `km`. A written word keeps its own spelling. */
  readonly name: string;
  readonly kind: UnitKind;
  /** Spelled-out forms in the singular, in lower case. */
  readonly words: readonly string[];
  /** Symbols, capitals as written. */
  readonly symbols: readonly string[];
}

/**
 * name : words : symbols, one unit a line; the name is a word as well. `!` before a symbol: only right behind the
 * digits, because the letters mean other things too.
 * Source: quantulum3's units.json (MIT, marcolagi and contributors): units that news, science and sport pages write,
 * with the symbols that mean nothing else beside a number; car, print and finance units added by hand.
 */
const MEASURES = `
micrometre:micrometer,micron:µm,μm,um
nanometre:nanometer:nm
picometre:picometer:pm
attometre:attometer:am
time::!x
millimetre:millimeter,mil:mm
centimetre:centimeter:cm
decimetre:decimeter:dm
metre:meter:m
kilometre:kilometer,klick:km,kms
inch::!in,″
foot::ft
yard::yd,yds
furlong::
fathom::
mile:statute mile:mi
nautical mile::nmi
light-year:light year:ly
megayear:megaannum:Ma
gigayear:gigaannum:Ga
astronomical unit::AU
angstrom:ångström:Å
square millimetre:square millimeter:mm²,mm2,sq mm
square centimetre:square centimeter:cm²,cm2,sq cm
square metre:square meter,sqm,metre squared:m²,m2,m^2,sq m,sq. m,sqm
square kilometre:square kilometer:km²,km2,km^2,sq km,sq. km
square inch::sq in
square foot:sqft:ft²,ft2,sq ft,sq. ft,sqft
square yard::sq yd
square mile::sq mi,sq. mi
hectare::ha
acre::ac
cubic centimetre:cubic centimeter:cm³,cm3,cc
cubic metre:cubic meter,metre cubed:m³,m3,m^3,cu m
cubic kilometre:cubic kilometer:km³,km3,km^3
cubic foot::ft³,ft3,cu ft
cubic inch::cu in
cubic yard::cu yd
cubic mile::
microlitre:microliter:µl,µL
millilitre:milliliter:ml,mL
centilitre:centiliter:cl,cL
decilitre:deciliter:dl,dL
litre:liter:!l,L,ltr
hectolitre:hectoliter:hl
gallon:us gallon:gal
quart:us quart:qt
pint:us pint:
fluid ounce:us fluid ounce:fl oz
cup::
tablespoon::tbsp
teaspoon::tsp
bushel::
barrel:barrel of oil,barrel of oil equivalent:bbl,bbls,boe
acre-foot:acre foot:
dram::
milligram:milligramme:mg
microgram:microgramme:µg,μg,mcg
gram:gramme:!g,gm,gms
kilogram:kilogramme,kilo:kg,kgs
tonne::t
metric ton::mt
ton:short ton,long ton:
ton per day::tpd
kilotonne:kiloton:kt
megatonne:megaton:Mt
gigatonne:gigaton:Gt
lb::lb,lbs
ounce:troy ounce:oz
stone::
carat::ct
quintal::
newton::N
kilonewton::kN
newton metre:newton meter,newton-metre,newton-meter:Nm
pound-foot:foot-pound,pound-feet:lb-ft,lb ft
pascal::Pa
hectopascal::hPa
kilopascal::kPa
megapascal::MPa
gigapascal::GPa
bar::
millibar::mb
atmosphere::atm
pound per square inch::psi
kilopound per square inch::ksi
joule::J
kilojoule::kJ
megajoule::MJ
gigajoule::GJ
calorie::cal
kilocalorie::kcal
electronvolt:electron volt:eV
kiloelectronvolt:kiloelectron volt:keV
megaelectronvolt:megaelectron volt:MeV
gigaelectronvolt:gigaelectron volt:GeV
teraelectronvolt:teraelectron volt:TeV
british thermal unit::BTU,Btu
watt::W
milliwatt::mW
kilowatt::kW,kw
megawatt::MW
gigawatt::GW
terawatt::TW
watt hour:watt-hour:Wh
kilowatt hour:kilowatt-hour:kWh,kwh
megawatt hour:megawatt-hour:MWh
gigawatt hour:gigawatt-hour:GWh
terawatt hour:terawatt-hour:TWh
horsepower::hp,HP
brake horsepower::bhp
volt::V
kilovolt::kV
millivolt::mV
ampere:amp:A
milliampere:milliamp:mA
milliampere hour:milliampere-hour,milliamp-hour:mAh
ampere hour:ampere-hour,amp-hour:Ah
ohm::Ω
hertz::Hz
kilohertz::kHz
megahertz::MHz
gigahertz::GHz
terahertz::THz
decibel::dB
lumen::lm
nit::
candela::cd
tesla::
becquerel::Bq
sievert::Sv
millisievert::mSv
microsievert::µSv,μSv
gray::Gy
milligray::mGy
mole::mol
bit::
kilobit::kbit
megabit::Mb,Mbit
gigabit::Gb,Gbit
byte::
kilobyte::kB,KB
megabyte::MB
gigabyte:gig:GB,gb
terabyte::TB,tb
petabyte::PB
exabyte::EB
pixel::px
megapixel::MP
degree celsius:celsius,degree centigrade,centigrade,degree c:°C,℃,!C,° C
degree fahrenheit:fahrenheit,degree f:°F,℉,!F,° F
kelvin::K
degree::°
radian::rad
point:pt:pts
magnitude::
knot::kt
mile per hour::mph,m.p.h.,MPH
kilometre per hour:kilometer per hour:km/h,kph,kmh,kmph,km/hr
metre per second:meter per second:m/s,mps
kilometre per second:kilometer per second:km/s
foot per second::ft/s
mile per gallon::mpg,MPG
revolution per minute::rpm,RPM
frame per second::fps
bit per second::
kilobit per second::kbps,Kbps
megabit per second::Mbps,mbps
gigabit per second::Gbps,gbps
dot per inch::dpi,ppi
part per million::ppm
part per billion::ppb
part per trillion::ppt
point per game::ppg
rebound per game::rpg
assist per game::apg
millimetre of mercury:millimeter of mercury:mmHg
roentgen::
cylinder::
qubit::
parsec::
megaparsec::Mpc
kiloparsec::kpc
nautical league::
cubit::
hogshead::
firkin::
board foot:board-foot:
dessertspoon::
stere::
pennyweight::dwt
hundredweight::cwt
scruple::
dalton::Da,kDa
dyne::dyn
poundal::
kilogram-force::kgf
pound-force::lbf
erg::
therm::
tonne of oil equivalent:ton of oil equivalent:toe,Mtoe
torr::Torr
kilobar::kbar
inch of mercury::inHg
gram per cubic centimetre:gram per cubic centimeter:g/cm³,g/cm3
poise::
centipoise::cP
stokes::
centistokes::cSt
lux::lx
foot-candle::
coulomb::
farad::
microfarad::µF,μF
henry::
siemens::
weber::Wb
gauss::
oersted::Oe
maxwell::Mx
megabecquerel::MBq
gigabecquerel::GBq
curie::Ci
katal::kat
millimole::mmol
micromole::µmol
arcminute:minute of arc:arcmin
arcsecond:second of arc:arcsec
steradian::sr
gradian::
kilobyte per second::kB/s
megabyte per second::MB/s
gigabyte per second::GB/s
baud::Bd
denier::
jansky::Jy
solar mass::
volt-ampere:volt ampere:VA
kilovolt-ampere::kVA
megavolt-ampere::MVA
horsepower-hour::
cubic foot per second::cfs
cubic metre per second:cubic meter per second:m³/s,m3/s
metre per second squared:meter per second squared:m/s²,m/s2
inverse second:reciprocal second:s-1,s⁻¹,s−1
inverse centimetre:inverse centimeter,reciprocal centimetre,reciprocal centimeter:cm-1,cm⁻¹,cm−1
foot per minute::fpm
beat per minute::bpm
word per minute::wpm
twenty-foot equivalent unit::TEU,TEUs
deadweight tonne:deadweight ton:DWT
gross tonne:gross ton:GT
kilobase:kilo base pair:kbp
base pair::
`;

const TIMES = `
millisecond::ms
microsecond::µs,μs
nanosecond::ns
second::!s,sec,secs
minute::min,mins
hour::!h,hr,hrs
day::
night::
week::wk,wks
fortnight::
month::
quarter::
season::
year::yr,yrs
decade::
century::
millennium::
`;

const SHARES = `
%:percent,per cent,percentage:%,pc,pct,pct.,٪,％
percentage point:percent point,per cent point,%-point,% point:pp,ppt,ppts,% pts,%pts
basis point::bp,bps
per mille::‰
`;

function parseUnits(table: string, kind: UnitKind): readonly UnitEntry[] {
  const lines = table.trim().split("\n");
  return lines.map((line) => {
    const [name = "", words = "", symbols = ""] = line.split(":");
    return { name, kind, words: [name, ...split(words)], symbols: split(symbols) };
  });
}

function split(list: string): readonly string[] {
  return list === "" ? [] : list.split(",");
}

/** Every unit, shares first: `pp` is a percentage point before it is anything else. */
export const UNITS: readonly UnitEntry[] = [
  ...parseUnits(SHARES, "share"),
  ...parseUnits(MEASURES, "measure"),
  ...parseUnits(TIMES, "time"),
];
