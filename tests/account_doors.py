"""The part of tests/doors.py that is one's own account: it asks for no role and no district.

Whoever is signed in has just given the password. Aylin, the organiser, has a confirmed address, an
app, recovery codes, a passkey and a second browser; all others have a password alone, and her
passkey is nothing to them.
"""

#                                              nobody others organiser
ACCOUNT = """
account                                  get   login  200    200
account_another_way                      get   302    302    302
account_another_way                      post  302    302    302
account_login                            get   200    302    302
account_login                            post  200    302    302
account_logout                           get   200    200    200
account_logout                           post  302    302    302
account_inactive                         get   200    200    200
account_reauthenticate                   get   login  200    200
account_reauthenticate                   post  login  302    302
account_request_reauthentication_code    get   login  302    200
account_request_reauthentication_code    post  login  302    200
account_confirm_reauthentication_code    get   login  302    302
account_confirm_reauthentication_code    post  login  302    302
account_email                            get   login  200    200
account_email                            post  login  200    200
account_change_password                  get   login  200    200
account_change_password                  post  login  200    200
account_set_password                     get   login  302    302
account_set_password                     post  login  302    302
account_reset_password                   get   200    200    200
account_reset_password                   post  200    200    200
account_confirm_login_code               get   302    302    302
account_confirm_login_code               post  302    302    302
account_confirm_email                    get   200    200    200
account_confirm_email                    post  302    302    302
account_reset_password_from_key_done     get   200    200    200
account_reset_password_from_key          get   200    200    200
account_reset_password_from_key          post  200    200    200
account_reset_password_done              get   200    200    200
account_request_login_code               get   200    302    302
account_request_login_code               post  200    302    302
mfa_index                                get   login  200    200
mfa_authenticate                         get   302    302    302
mfa_authenticate                         post  302    302    302
mfa_reauthenticate                       get   login  302    200
mfa_reauthenticate                       post  login  302    200
mfa_activate_totp                        get   login  200    302
mfa_activate_totp                        post  login  200    302
mfa_deactivate_totp                      get   login  404    200
mfa_deactivate_totp                      post  login  404    302
mfa_view_recovery_codes                  get   login  404    200
mfa_generate_recovery_codes              get   login  200    200
mfa_generate_recovery_codes              post  login  200    302
mfa_download_recovery_codes              get   login  404    200
mfa_list_webauthn                        get   login  200    200
mfa_add_webauthn                         get   login  200    200
mfa_add_webauthn                         post  login  200    200
mfa_reauthenticate_webauthn              get   login  302    200
mfa_reauthenticate_webauthn              post  login  302    302
mfa_remove_webauthn                      get   login  404    200
mfa_remove_webauthn                      post  login  404    302
mfa_edit_webauthn                        get   login  404    200
mfa_edit_webauthn                        post  login  404    302
mfa_login_webauthn                       get   302    302    302
mfa_login_webauthn                       post  302    302    302
usersessions_list                        get   login  200    200
usersessions_list                        post  login  302    302
"""
