"""The shapes that the API gives, where they are no records of the archive: `front/src/api/types.ts` says the same."""
