"""The dashboard that most people would write: read_csv, px.bar, one choice, default settings.

It shows what /profils of the dashboard shows: everything that one profile answered, a chart a question. It
is meant to be good of its kind: the file is cached, as Streamlit's own tutorial teaches.
"""

import pandas as pd
import plotly.express as px
import streamlit as st

st.set_page_config(page_title="Observatoire des partenariats", layout="wide")


@st.cache_data
def load_data() -> pd.DataFrame:
    return pd.read_csv("figures.csv")


df = load_data()
results = df[df["mesure_id"] == "share"].dropna(subset=["valeur"])

st.title("Observatoire des partenariats")
profile = st.selectbox("Profil", results["profil"].unique())

for question, answers in results[results["profil"] == profile].groupby("question"):
    st.plotly_chart(
        px.bar(answers, x="valeur", y="item", color="reponse", orientation="h", title=question),
        key=question,
    )
    st.dataframe(answers[["item", "reponse", "valeur", "base", "source"]])
