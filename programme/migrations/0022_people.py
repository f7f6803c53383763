"""Four roles, invitations to an office, and the role of whoever acted in each line.

Organisers stay organisers, editors stay editors. Lines of the office get the role which its person
has today; a token gets the person of the line that tells of it.

Backwards nobody may do more than before. An older release knows neither deputies nor readers nor an
end of an access: a deputy becomes an editor, and a reader's access, one that has ended and one that
will end are dropped. An organiser without an end is always left (programme/people/memberships.py);
add_organiser lets others in again. That release asks nobody for a second factor.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def name_roles(apps, schema_editor):
    entries = apps.get_model("programme", "Entry").objects
    for each in apps.get_model("programme", "Membership").objects.all():
        theirs = entries.filter(district=each.district_id, user=each.user_id)
        theirs.update(role=each.role)


def name_issuers(apps, schema_editor):
    tokens = apps.get_model("programme", "ApiToken").objects
    issued = apps.get_model("programme", "Entry").objects.filter(verb="token_issued")
    for line in issued.exclude(user=None).iterator(500):
        public_id = line.data.get("token", "").removeprefix("kk_")
        tokens.filter(public_id=public_id).update(issued_by=line.user_id)


def keep_what_older_releases_know(apps, schema_editor):
    rows = apps.get_model("programme", "Membership").objects
    rows.filter(role="reader").delete()
    rows.exclude(ends_on=None).delete()
    rows.exclude(ended_at=None).delete()
    rows.filter(role="deputy").update(role="editor")


class Migration(migrations.Migration):
    dependencies = [
        ("programme", "0021_forget_once_more"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="membership",
            options={"ordering": ["pk"]},
        ),
        migrations.AddField(
            model_name="apitoken",
            name="issued_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="district",
            name="second_factor_from",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="entry",
            name="role",
            field=models.CharField(blank=True, max_length=12),
        ),
        migrations.AddField(
            model_name="membership",
            name="ended_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="membership",
            name="ends_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="membership",
            name="since",
            field=models.DateTimeField(null=True),
        ),
        migrations.AlterField(
            model_name="membership",
            name="role",
            field=models.CharField(
                choices=[
                    ("organiser", "Organiser"),
                    ("deputy", "Deputy"),
                    ("editor", "Editor"),
                    ("reader", "Reader"),
                ],
                default="organiser",
                max_length=12,
            ),
        ),
        migrations.CreateModel(
            name="OfficeInvitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("email", models.EmailField(max_length=254)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("organiser", "Organiser"),
                            ("deputy", "Deputy"),
                            ("editor", "Editor"),
                            ("reader", "Reader"),
                        ],
                        max_length=12,
                    ),
                ),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("language", models.CharField(default="de", max_length=12)),
                ("digest", models.CharField(max_length=64, null=True, unique=True)),
                ("created_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
                ("revoked_at", models.DateTimeField(null=True)),
                (
                    "district",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="office_invitations",
                        to="programme.district",
                    ),
                ),
                (
                    "invited_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("created_at"))),
                        name="an_invitation_ends_after_it_was_made",
                    )
                ],
            },
        ),
        migrations.RunPython(name_roles, migrations.RunPython.noop),
        migrations.RunPython(name_issuers, migrations.RunPython.noop),
        # Backwards the last operation is the first.
        migrations.RunPython(migrations.RunPython.noop, keep_what_older_releases_know),
    ]
