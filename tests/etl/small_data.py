"""A small data folder for the tests: two invented studies and every code list, valid as it stands."""

# ruff: noqa: E501 (a row of a CSV file is one line)
import csv
import io
from dataclasses import dataclass
from pathlib import Path

from etl.build import check
from etl.problems import SourcesRefused

FIGURES = "essai-2021/figures.csv"
OTHER_FIGURES = "essai-2020/figures.csv"
STUDY = "essai-2021/study.toml"

_FIGURES_HEADER = (
    "question_id,item_id,response_id,measure_id,actor_profile_id,population_id,region_id,period,value,value_printed,"
    "qualifier,status,reading,period_status,label_reported,base_label,base_unit,base_n,universe_n,publication_id,"
    "locator,source_row,confidence,note"
)

_STUDY = """\
title = "Essai 2021"
programme = "ESSAI"
kind = "survey"
producer = "Institut d'essai"
producer_type = "survey"
sponsor = ""
institute = "Institut d'essai"
mode = ""
fieldwork = "2021-09"
period_status = "stated"
actor_profile_ids = ["citoyens"]
universe = ""
sample_n = 1000
sampling = ""
note = ""

[wordings.impact]
text = "Quel impact ?"
missing_reason = ""
locator = "001:1"
"""

FILES = {
    "studies/essai-2021/figures.csv": f"""\
{_FIGURES_HEADER}
impact,emploi,tres_fort,share,citoyens,_T,FR,2021-09,30,30%,,published,explicit,stated,,Base,personnes,1000,,rapport,p. 1,001:10,high,
impact,emploi,fort,share,citoyens,_T,FR,2021-09,40,40%,,published,explicit,stated,,Base,personnes,1000,,rapport,p. 1,001:11,high,
impact,emploi,modere,share,citoyens,_T,FR,2021-09,20,,,published,explicit,stated,,Base,personnes,1000,,rapport,p. 1,001:12,high,
impact,emploi,faible,share,citoyens,_T,FR,2021-09,6,,,published,explicit,stated,,Base,personnes,1000,,rapport,p. 1,001:13,high,
impact,emploi,pas_du_tout,share,citoyens,_T,FR,2021-09,4,,,published,explicit,stated,,Base,personnes,1000,,rapport,p. 1,001:14,high,
impact,emploi,top2,share,citoyens,_T,FR,2021-09,70,70 %,,published,explicit,stated,,Base,personnes,1000,,rapport,p. 1,001:15,high,
impact,lien,top2,share,citoyens,_T,01,2021-09,,,,illegible,,stated,,,,,,rapport,p. 2,001:20,low,Notre copie a perdu le nombre.
impact,lien,top2,share,citoyens,_T,FR,2021-09,55.5,"55,5",≈,published,reconstructed,stated,,,,,,rapport,p. 2,001:21,low,Lu sur la barre.
""",
    "studies/essai-2021/study.toml": _STUDY,
    "studies/essai-2020/figures.csv": f"""\
{_FIGURES_HEADER}
impact,emploi,top2,share,citoyens,_T,FR,2020,65,,,published,explicit,stated,,,,,148429,rapport,p. 3,001:30,high,
""",
    "studies/essai-2020/study.toml": _STUDY.replace("2021-09", "2020").replace("2021", "2020"),
    "codelists/actor_profiles.csv": """\
actor_profile_id,order,label_fr,label_en,article_fr,gender,definition_fr
citoyens,1,Citoyens,Citizens,les citoyens,m,Habitants.
elus,2,Élus locaux,Elected officials,les élus,m,Maires et élus.
""",
    "codelists/populations.csv": """\
population_id,order,label_fr,label_en,definition_fr
_T,0,Ensemble,All,
""",
    "codelists/regions.csv": """\
region_id,order,label_fr,label_en,kind,member_region_ids,in_phrase_fr
FR,1,France,France,country,,en France
53,2,Bretagne,Brittany,region,,en Bretagne
01,3,Guadeloupe,Guadeloupe,overseas,,en Guadeloupe
tout,4,Les deux,Both,grouping,53 01,dans les deux
""",
    "codelists/domains.csv": """\
domain_id,order,label_fr,label_en,attestation,publication_id,locator,note
_T,0,Tous,All,total,,,
emploi,1,Emploi,Employment,figures,rapport,p. 1,
""",
    "codelists/questions.csv": """\
question_id,order,label_fr,label_en,theme,answer_kind,definition_fr
impact,1,Impact,Impact,impacts,single,
note_moyenne,2,Note,Mark,impacts,mean,
""",
    "codelists/items.csv": """\
question_id,item_id,order,label_fr,label_en,domain_id,definition_fr
_T,_T,0,Ensemble,All,_T,
impact,emploi,1,Emploi,Employment,emploi,
impact,lien,2,Lien social,Social ties,_T,
""",
    "codelists/responses.csv": """\
response_id,order,label_fr,label_en,scale_id,is_favourable,part_response_ids
_T,0,Ensemble,All,,,
tres_fort,1,Très fort,Very strong,impact,true,
fort,2,Fort,Strong,impact,true,
modere,3,Modéré,Moderate,impact,,
faible,4,Faible,Weak,impact,false,
pas_du_tout,5,Pas du tout,None,impact,false,
nsp,6,Ne se prononce pas,Don't know,impact,,
top2,7,Fort ou très fort,Strong or more,impact,true,tres_fort fort
oui,8,Oui,Yes,,true,
dans_6_mois,9,Dans les 6 mois,Within 6 months,,,
non,10,Non,No,,false,
""",
    "codelists/measures.csv": """\
measure_id,order,label_fr,label_en,unit_fr,decimals,minimum,maximum
share,1,Part,Share,%,0,0,100
number,2,Nombre,Number,,0,0,
change,3,Évolution,Change,%,0,,50
""",
    "codelists/statuses.csv": """\
attribute,status_id,order,label_fr,label_en,definition_fr
status,published,1,Publiée,published,Publiée.
status,illegible,2,Illisible,illegible,Illisible.
status,not_published,3,Non publiée,not_published,Non publiée.
status,not_asked,4,Non posée,not_asked,Non posée.
reading,explicit,5,Directe,explicit,Directe.
reading,reconstructed,6,Reconstruite,reconstructed,Reconstruite.
reading,computed,16,Calculée,computed,Calculée.
period_status,stated,7,Indiquée,stated,Indiquée.
period_status,inferred,8,Déduite,inferred,Déduite.
period_status,unknown,9,Inconnue,unknown,Inconnue.
confidence,high,10,Forte,high,Forte.
confidence,medium,11,Moyenne,medium,Moyenne.
confidence,low,12,Faible,low,Faible.
grade,A,13,Mêmes mots,A,Mêmes mots.
grade,B,14,Mots proches,B,Mots proches.
grade,C,15,Même thème,C,Même thème.
""",
    "codelists/programmes.csv": """\
programme_id,order,label_fr,label_en,start_year,end_year,definition_fr
ESSAI,1,Essai,Trial,2020,2021,
""",
    "codelists/comparability.csv": """\
question_id,study_a,study_b,grade,reason
impact,essai-2021,essai-2020,A,Mêmes mots.
""",
    "codelists/claims.csv": """\
claim_id,order,label_fr,label_en
emploi_70,1,70 % voient un impact,70% see an impact
""",
    "codelists/partnership_types.csv": """\
item_id,order,objective_fr,objective_en,result_fr,result_en,publication_id,locator
mecenat,1,Don,Gift,Lien,Tie,rapport,p. 4
""",
    "codelists/partnership_models.csv": """\
model_id,item_id,order,label_fr,label_en,definition_fr,reading,publication_id,locator,note
mecenat_classique,mecenat,1,Mécénat classique,Classic patronage,Un don.,explicit,rapport,p. 4,
""",
    "codelists/context_themes.csv": """\
question_id,theme_fr,theme_en,is_rate
note_moyenne,Thème,Theme,true
""",
    "publications.csv": """\
publication_id,title,publisher,publication_date,kind,directness,url,note
rapport,Rapport d'essai,Éditeur,2022,document,1,https://example.org/rapport,
article,Article d'essai,Presse,2022-03-01,page,3,,
""",
    "claims.csv": """\
claim_id,figure_id,relation,reason
emploi_70,essai-2021.impact.emploi.top2.share.citoyens._T.FR.2021-09@rapport,confirms,Même valeur.
""",
    "milestones.csv": """\
milestone_id,start_date,end_date,label_fr,label_en,programme_id,publication_id,locator,source_row,note
creation,2020-05,2020,Création,Creation,ESSAI,rapport,p. 5,001:40,
""",
    "history.csv": """\
version,released_on,change,figure_id,before,after,reason
0.1.0,2022-01-31,first,,,,Première version.
""",
    "version.toml": """\
version = "0.1.0"
released_on = 2022-01-31
summary = "Données d'essai."
""",
    "geo/regions.geojson": """\
{"type": "FeatureCollection", "features": [
  {"type": "Feature", "id": "53", "properties": {"code": "53"}, "geometry": null}
]}
""",
}
"""Every input file, by its path in the data folder."""


@dataclass(frozen=True)
class SmallData:
    """The folder, and the changes that tests make in it; files go by the names that problems give them."""

    folder: Path

    def path(self, name: str) -> Path:
        """A study's files are under `studies/`."""
        return self.folder / ("studies" if name.startswith("essai-") else "") / name

    def read(self, name: str) -> str:
        return self.path(name).read_text(encoding="utf-8")

    def write(self, name: str, content: str | bytes) -> None:
        data = content.encode() if isinstance(content, str) else content
        self.path(name).write_bytes(data)

    def replace(self, name: str, old: str, new: str) -> None:
        """Replace a text that is there exactly once."""
        text = self.read(name)
        assert text.count(old) == 1, f"{old!r} is {text.count(old)} times in {name}"
        self.write(name, text.replace(old, new))

    def append(self, name: str, text: str) -> None:
        self.write(name, self.read(name) + text)

    def set(self, name: str, line: int, **cells: str) -> None:
        """Change cells of the row at a line, as an editor shows it."""
        rows = _rows(self.read(name))
        rows[line - 1] = [
            cells.get(column, cell) for column, cell in zip(rows[0], rows[line - 1], strict=True)
        ]
        self.write(name, _text(rows))

    def copy(self, name: str, line: int, **cells: str) -> None:
        """Repeat a row at the end of the file, with some cells changed."""
        rows = _rows(self.read(name))
        self.write(name, _text([*rows, rows[line - 1]]))
        self.set(name, len(rows) + 1, **cells)

    def problems(self) -> list[str]:
        """What `python -m etl check` prints, without the count."""
        try:
            check(self.folder)
        except SourcesRefused as refused:
            return [str(problem) for problem in refused.problems]
        return []


def write_small_data(folder: Path) -> SmallData:
    """Write every file of the small data."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return SmallData(folder)


def _rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def _text(rows: list[list[str]]) -> str:
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows(rows)
    return file.getvalue()
