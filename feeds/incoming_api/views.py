"""What all views for partners' programs share: access, language, idempotency, refusals."""

import json

from django.utils import timezone, translation
from rest_framework.exceptions import NotAuthenticated
from rest_framework.response import Response
from rest_framework.views import APIView

from feeds.incoming_api import parameters, submission_json
from feeds.incoming_api.authentication import BearerToken, MaySubmit
from feeds.incoming_api.parsing import JSONOnly, StrictJSON
from feeds.incoming_api.refusals import Conflict, KeyReused, Overtaken, Stale, Unmeasured, refused
from feeds.incoming_api.throttling import PerToken
from programme import states
from programme.checks.finding import Refused
from programme.credentials.idempotency import Answer, KeyTaken, answered_once
from programme.models.token import ApiToken


class PartnerView(APIView):
    """Answers in the language of `lang`; no cache may keep the answer."""

    http_method_names = ["get", "head", "post", "put", "patch"]
    authentication_classes = [BearerToken]
    permission_classes = [MaySubmit]
    throttle_classes = [PerToken]
    parser_classes = [StrictJSON]
    content_negotiation_class = JSONOnly

    def dispatch(self, request, *args, **kwargs):
        with translation.override(parameters.reader_language(request)):
            response = super().dispatch(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        return response

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        if "Transfer-Encoding" in request.headers:
            raise Unmeasured
        self.language = parameters.language(request)
        self.at = timezone.now()

    @property
    def token(self) -> ApiToken:
        """Who asks."""
        if not isinstance(self.request.auth, ApiToken):
            raise NotAuthenticated
        return self.request.auth

    def handle_exception(self, exc):
        return super().handle_exception(self._as_refusal(exc))

    def _as_refusal(self, exc):
        """What the verbs of `programme` refuse, as an answer."""
        if isinstance(exc, Refused):
            return refused(exc.findings)
        if isinstance(exc, states.NotAllowed):
            return Conflict()
        if isinstance(exc, states.Overtaken):
            return Stale() if "If-Match" in self.request.headers else Overtaken()
        return exc

    def read(self, serializer_class, data=None) -> dict:
        """The valid content of the request; 400 names what is not."""
        return serializer_class().run_validation(self.request.data if data is None else data)

    def one(self, submission, status=200) -> Answer:
        """The submission as it is now."""
        return Answer(status, submission_json.one(submission, self.language))

    def answered_once(self, act) -> Response:
        """What `act()` answers; with an idempotency key it acts once."""
        key = parameters.idempotency_key(self.request)
        if not key:
            return as_response(act())
        question = [self.request.method, self.request.get_full_path(), self.request.data]
        said = json.dumps(question, sort_keys=True)
        try:
            return as_response(answered_once(self.token, key, said, act, at=self.at))
        except KeyTaken:
            raise KeyReused from None


def as_response(answer: Answer) -> Response:
    """The answer with its ETag, and the address of what was made."""
    response = Response(answer.data, status=answer.status)
    if "version" in answer.data:
        response["ETag"] = parameters.etag(answer.data["version"])
    if answer.status == 201:
        response["Location"] = answer.data["links"]["self"]
    if answer.is_replay:
        response["Idempotent-Replayed"] = "true"
    return response
