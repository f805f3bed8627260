"""Addresses of the whole site. Every one denies strangers unless its view says otherwise."""

from django.contrib import admin
from django.contrib.auth import views as auth
from django.urls import include, path

from cstoreview.icon import favicon

account_urls = [
    path("login/", auth.LoginView.as_view(redirect_authenticated_user=True), name="login"),
    path("logout/", auth.LogoutView.as_view(), name="logout"),
    path("password/", auth.PasswordChangeView.as_view(), name="password_change"),
    path("password/changed/", auth.PasswordChangeDoneView.as_view(), name="password_change_done"),
]

urlpatterns = [
    path("", include("annotations.public.urls")),
    path("desk/import/", include("articles.views.urls")),
    path("desk/", include("annotations.desk.urls")),
    path("accounts/", include(account_urls)),
    path("admin/", admin.site.urls),
    path("favicon.ico", favicon, name="favicon"),
]

handler400 = "cstoreview.errors.bad_request"
handler403 = "cstoreview.errors.forbidden"
handler404 = "cstoreview.errors.not_found"
handler500 = "cstoreview.errors.server_error"
