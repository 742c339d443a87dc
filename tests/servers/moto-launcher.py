"""Starts moto's server with what it leaves out of KMS: the state of a key, which key a ciphertext was made with, and keys that outlive it."""

import json
import os
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

keys_file = os.environ.get("MOTO_KMS_KEYS")
plain_init = KmsBackend.__init__
plain_create_key = KmsBackend.create_key


def init_with_keys(self, *args, **kwargs):
    plain_init(self, *args, **kwargs)
    if not os.path.exists(keys_file):
        return
    with open(keys_file, encoding="ascii") as stored:
        for kept in json.load(stored):
            key = plain_create_key(self, None, "ENCRYPT_DECRYPT", "SYMMETRIC_DEFAULT", "", None)
            del self.keys[key.id]
            key.id, key.arn, key.key_material = kept["id"], kept["arn"], bytes.fromhex(kept["material"])
            self.keys[key.id] = key


def create_kept_key(self, *args, **kwargs):
    key = plain_create_key(self, *args, **kwargs)
    kept = [{"id": one.id, "arn": one.arn, "material": one.key_material.hex()} for one in self.keys.values()]
    with open(keys_file, "w", encoding="ascii") as stored:
        json.dump(kept, stored)
    return key


if keys_file:
    KmsBackend.__init__ = init_with_keys
    KmsBackend.create_key = create_kept_key

main(sys.argv[1:])
