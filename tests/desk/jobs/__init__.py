"""Tests of the jobs of the desk."""
