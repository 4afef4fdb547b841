"""The dashboard that most people would write: read_csv, px.bar, one choice, default settings.

It shows what /impacts of the dashboard shows: profiles compared, the distribution of one, « jouer
collectif ». It is meant to be good of its kind: the file is cached, as Streamlit's own tutorial teaches.
"""

import pandas as pd
import plotly.express as px
import streamlit as st

st.set_page_config(page_title="Observatoire des partenariats", layout="wide")


@st.cache_data
def load_data() -> pd.DataFrame:
    return pd.read_csv("figures.csv")


df = load_data()
impacts = df[(df["question_id"] == "impact_percu") & (df["mesure_id"] == "share")]

st.title("Observatoire des partenariats")
st.header("Impacts perçus")

totals = impacts[impacts["reponse_id"] == "top2"]
st.plotly_chart(
    px.bar(
        totals,
        x="valeur",
        y="item",
        color="profil",
        barmode="group",
        orientation="h",
        title="Impact fort ou très fort, par profil",
    )
)
st.dataframe(totals.pivot_table(index="item", columns="profil", values="valeur"))

details = impacts[~impacts["reponse_id"].isin(["top2", "top3"])]
profiles = details.dropna(subset=["valeur"])["profil"].unique()
profile = st.selectbox("Profil", profiles)
chosen = details[details["profil"] == profile]
st.plotly_chart(
    px.bar(
        chosen,
        x="valeur",
        y="item",
        color="reponse",
        orientation="h",
        title=f"Toute la distribution : {profile}",
    )
)
st.dataframe(chosen[["item", "reponse", "valeur", "base", "source"]])

necessity = df[(df["question_id"] == "jouer_collectif_necessaire") & (df["reponse_id"] == "oui")]
st.plotly_chart(
    px.bar(necessity, x="valeur", y="profil", orientation="h", title="« Jouer collectif » : une nécessité")
)
st.dataframe(necessity[["profil", "valeur", "base", "source"]])
