# The application alone, ready to be hosted: docker build -t voices . && docker run -p 8501:8501 voices
FROM python:3.11-slim

WORKDIR /srv/voices
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt

COPY .streamlit .streamlit
COPY app.py .
COPY geo geo
COPY pages pages
COPY data data

RUN useradd --system --no-create-home voices
USER voices

# A host keeps no articles of its readers.
ENV DELEGATE_MAP_MODE=hosted \
    PYTHONDONTWRITEBYTECODE=1
EXPOSE 8501
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8501/healthz', timeout=4)"]
CMD ["streamlit", "run", "app.py", "--server.headless=true", "--server.address=0.0.0.0", "--server.port=8501"]
