"""Patents, talks, service and certificates: what makes each itself, and which field is told how."""

from __future__ import annotations

from extract.profile import Certificate, Patent, Service, Talk
from kg.terms import date, integer, year
from kg.triples import tells
from kg.triples.parts import DATES, LINKS, addresses, joined, keys
from kg.triples.telling import Kind
from kg.vocab import CV, SCHEMA


def _patent_key(patent: Patent) -> tuple[str | None, ...]:
    return keys(patent.number) if patent.number else keys(patent.title)


PATENT = Kind(
    "patent",
    (CV.Patent,),
    key=_patent_key,
    label=lambda patent: joined(patent.title or patent.number) or "patent",
    fields={
        "title": tells.name,
        "inventors": tells.inventor,
        "inventor_position": tells.value(CV.position, integer),
        "number": tells.text(CV.number),
        "kind": tells.text(CV.kind),
        "status": tells.text(CV.status),
        "date": tells.value(SCHEMA.datePublished, date),
    },
    parts=LINKS,
    more=addresses,
)


def _talk_key(talk: Talk) -> tuple[str | None, ...]:
    return keys(talk.title, talk.event, talk.date)


TALK = Kind(
    "talk",
    (CV.Talk,),
    key=_talk_key,
    label=lambda talk: joined(talk.title or talk.event) or "talk",
    fields={
        "title": tells.name,
        "event": tells.text(CV.event),
        "place": tells.text(SCHEMA.location),
        "date": tells.value(SCHEMA.startDate, date),
        "kind": tells.text(CV.kind),
    },
    parts=LINKS,
    more=addresses,
)


def _service_key(service: Service) -> tuple[str | None, ...]:
    return keys(service.role or service.kind, service.organization, service.start)


SERVICE = Kind(
    "service",
    (CV.Service,),
    key=_service_key,
    label=lambda service: joined(service.role or service.kind, service.organization) or "service",
    fields={
        "role": tells.text(SCHEMA.roleName),
        "kind": tells.text(CV.kind),
        "organization": tells.served,
        "years": tells.value(CV.year, year),
        **DATES,
    },
)


def _certificate_key(certificate: Certificate) -> tuple[str | None, ...]:
    return keys(certificate.name, certificate.issuer, certificate.number)


CERTIFICATE = Kind(
    "certificate",
    (CV.Certificate,),
    key=_certificate_key,
    label=lambda certificate: joined(certificate.name) or "certificate",
    fields={
        "name": tells.name,
        "issuer": tells.organization(CV.issuer, CV.issuerText),
        "date": tells.value(SCHEMA.datePublished, date),
        "number": tells.text(CV.number),
    },
    parts=LINKS,
    more=addresses,
)
