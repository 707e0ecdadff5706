"""django-admin-resumable-js 3.0 in a site of its own: STORAGE PORT."""

import sys

import django_site

storage, port = sys.argv[1:]
django_site.configure(storage, ["admin_resumable"])

from admin_resumable.fields import ModelAdminResumableFileField  # noqa: E402  (models need the settings)
from django.db import models  # noqa: E402
from django.urls import include, path  # noqa: E402


class Upload(models.Model):
    file = ModelAdminResumableFileField(upload_to="uploads/")

    class Meta:
        app_label = "host"


django_site.serve(Upload, [path("", include("admin_resumable.urls"))], port)
