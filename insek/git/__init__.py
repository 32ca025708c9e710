"""The only package that starts git; it reads objects and never writes or checks out."""

from insek.git.command import GitError, MissingProgram, NoAnswer, UnknownRevision, run
from insek.git.history import (
    Commit,
    FileChange,
    changes_of,
    commits_between,
    file_changes,
    is_shallow,
    last_change,
    merge_base,
    patch,
    resolve,
)
from insek.git.ids import blob_id, tree_id
from insek.git.objects import (
    TreeEntry,
    content_tree,
    list_tree,
    object_ids,
    objects_of,
    read_blobs,
    top_folders,
)
from insek.git.several import content_trees, list_trees
from insek.git.tags import is_tag, signature_fault

__all__ = [
    "Commit", "FileChange", "GitError", "MissingProgram", "NoAnswer", "TreeEntry",
    "UnknownRevision", "blob_id", "changes_of", "commits_between", "content_tree", "content_trees",
    "file_changes", "is_shallow", "is_tag", "last_change", "list_tree", "list_trees", "merge_base",
    "object_ids", "objects_of", "patch", "read_blobs", "resolve", "run", "signature_fault",
    "top_folders", "tree_id",
]  # fmt: skip
