"""Starts moto's server with what it leaves out of KMS: the state of a key, and which key a ciphertext was made with."""

import sys

from moto.core.exceptions import JsonRESTError
from moto.kms.models import KmsBackend
from moto.server import main


def check_state(backend, key_id):
    key = backend.keys.get(backend.any_id_to_key_id(key_id))
    if key is None:
        return
    if key.key_state == "PendingDeletion":
        raise JsonRESTError("KMSInvalidStateException", f"{key.arn} is pending deletion.")
    if not key.enabled:
        raise JsonRESTError("DisabledException", f"{key.arn} is disabled.")


def with_state(name):
    plain = getattr(KmsBackend, name)

    def checked(self, key_id, *args, **kwargs):
        check_state(self, key_id)
        return plain(self, key_id, *args, **kwargs)

    setattr(KmsBackend, name, checked)


for operation in ("encrypt", "generate_data_key"):
    with_state(operation)

plain_decrypt = KmsBackend.decrypt


def decrypt(self, ciphertext_blob, encryption_context, key_id=None):
    plaintext, arn = plain_decrypt(self, ciphertext_blob, encryption_context)
    check_state(self, arn)
    if key_id is not None and self.any_id_to_key_id(key_id) != self.any_id_to_key_id(arn):
        raise JsonRESTError("IncorrectKeyException", "The key ID in the request does not identify the key that was used.")
    return plaintext, arn


KmsBackend.decrypt = decrypt
main(sys.argv[1:])
