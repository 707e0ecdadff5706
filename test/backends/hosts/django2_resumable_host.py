"""django2-resumable 0.1.1 in a site of its own: STORAGE PORT."""

import sys

import django_site

storage, port = sys.argv[1:]
django_site.configure(storage, ["django2_resumable"])

from django.db import models  # noqa: E402  (models need the settings)
from django.urls import include, path  # noqa: E402
from django2_resumable.fields import ResumableFileField  # noqa: E402


class Upload(models.Model):
    file = ResumableFileField(chunks_upload_to="uploads/")

    class Meta:
        app_label = "host"


django_site.serve(Upload, [path("upload/", include("django2_resumable.urls"))], port)
