# The application alone, ready to be hosted; README.md says how it is built and run.
# For an image that is the same tomorrow, name the base by the digest that
# `docker buildx imagetools inspect python:3.11-slim` tells: --build-arg BASE=python@sha256:…
ARG BASE=python:3.11-slim
FROM ${BASE}

WORKDIR /srv/voices
COPY requirements.txt .
RUN pip install --no-cache-dir --require-hashes -r requirements.txt

COPY .streamlit .streamlit
COPY app.py .
COPY geo geo
COPY pages pages
# A volume that begins with these can be written to where editing is wanted; the image is run read-only.
COPY --chown=10001:10001 data data

# Nobody's rights; the program belongs to somebody else.
RUN useradd --system --no-create-home --uid 10001 voices
USER 10001

# A host keeps no articles of its readers.
ENV DELEGATE_MAP_MODE=hosted \
    HOME=/tmp \
    PYTHONDONTWRITEBYTECODE=1
EXPOSE 8501
# A busy server answers late: three answers in a row have to be missing for half a minute each.
HEALTHCHECK --interval=60s --timeout=30s --start-period=60s --retries=3 \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8501/healthz', timeout=28)"]
CMD ["streamlit", "run", "app.py", "--server.headless=true", "--server.address=0.0.0.0", "--server.port=8501"]
