"""Small bibliographies in each format, of the same two papers, one of them in Findings, and of others."""

from __future__ import annotations

NEWSBERT = "NewsBERT: Distilling Pre-trained Language Model for Intelligent News Application"
TINY = "Tiny-NewsRec: Effective and Efficient PLM-based News Recommendation"

DBLP = """<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE dblp SYSTEM "dblp.dtd">
<dblp>
<inproceedings mdate="2022-01-20" key="conf/emnlp/WuWYQHL21">
<author>Chuhan Wu</author><author>Fangzhao Wu</author><author>Yang Yu 0014</author>
<title>NewsBERT: Distilling Pre-trained Language Model for Intelligent News Application.</title>
<pages>3285-3295</pages><year>2021</year><booktitle>EMNLP (Findings)</booktitle>
<ee type="oa">https://doi.org/10.18653/v1/2021.findings-emnlp.280</ee>
<crossref>conf/emnlp/2021f</crossref><url>db/conf/emnlp/emnlp2021f.html#WuWYQHL21</url>
</inproceedings>
<article publtype="informal" mdate="2021-09-06" key="journals/corr/abs-2102-04887">
<author>Chuhan Wu</author>
<title>NewsBERT: Distilling Pre-trained Language Model for Intelligent News Application.</title>
<year>2021</year><volume>abs/2102.04887</volume><journal>CoRR</journal>
<ee type="oa">https://arxiv.org/abs/2102.04887</ee>
</article>
<article mdate="2020-01-02" key="journals/pacmpl/MuellerG20">
<author orcid="0000-0001-2345-6789">J&uuml;rgen M&uuml;ller</author>
<title>Types for <i>O</i>(n<sup>2</sup>) &amp; H<sub>2</sub>O?</title>
<year>2020</year><volume>4</volume><number>POPL</number><journal>Proc. ACM Program. Lang.</journal>
<ee>https://doi.org/10.1145/3371070</ee>
</article>
<proceedings mdate="2022-01-20" key="conf/emnlp/2021f"><title>Findings of EMNLP.</title></proceedings>
<inproceedings mdate="2019-05-01" key="conf/emnlp/Lin18">
<author>Ada Lin</author><title>A Look Inside.</title><year>2018</year>
<booktitle>BlackboxNLP@EMNLP</booktitle>
</inproceedings>
<www mdate="2020-01-01" key="homepages/1/1"><author>Ada Lin</author><title>Home Page</title></www>
</dblp>
"""

ANTHOLOGY = """<?xml version='1.0' encoding='UTF-8'?>
<collection id="2021.findings">
  <volume id="emnlp" ingest-date="2021-11-07">
    <meta>
      <booktitle>Findings of the Association for Computational Linguistics: EMNLP 2021</booktitle>
      <editor><first>Ada</first><last>Lin</last></editor>
      <year>2021</year><venue>findings</venue>
    </meta>
    <frontmatter><url>2021.findings-emnlp.0</url><bibkey>findings-2021</bibkey></frontmatter>
    <paper id="280">
      <title><fixed-case>N</fixed-case>ews<fixed-case>BERT</fixed-case>: Distilling Pre-trained Language Model
        for Intelligent News Application</title>
      <author><first>Chuhan</first><last>Wu</last></author>
      <author><first>Fangzhao</first><last>Wu</last><variant script="hani"><first>方照</first><last>吴</last>
        </variant></author>
      <author><last>Plato</last></author>
      <url hash="90ec5b5e">2021.findings-emnlp.280</url>
      <doi>10.18653/v1/2021.findings-emnlp.280</doi>
    </paper>
  </volume>
</collection>
"""

OLD_ANTHOLOGY = """<collection id="N19">
  <volume id="4">
    <meta><booktitle>Proceedings of the 2019 Conference of the North American Chapter of the Association for
      Computational Linguistics (Demonstrations)</booktitle><year>2019</year></meta>
    <paper id="9"><title>fairseq</title><author><first>Myle</first><last>Ott</last></author></paper>
  </volume>
</collection>
"""

TRIPLES = """\
<https://dblp.org/rec/conf/emnlp/WuWYQHL21> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://dblp.org/rdf/schema#Inproceedings> .
<https://dblp.org/rec/conf/emnlp/WuWYQHL21> <https://dblp.org/rdf/schema#title> "NewsBERT: Distilling Pre-trained Language Model for Intelligent News Application." .
<https://dblp.org/rec/conf/emnlp/WuWYQHL21> <https://dblp.org/rdf/schema#yearOfPublication> "2021"^^<http://www.w3.org/2001/XMLSchema#gYear> .
<https://dblp.org/rec/conf/emnlp/WuWYQHL21> <https://dblp.org/rdf/schema#publishedIn> "EMNLP (Findings)" .
<https://dblp.org/rec/conf/emnlp/WuWYQHL21> <https://dblp.org/rdf/schema#doi> <https://doi.org/10.18653/V1/2021.FINDINGS-EMNLP.280> .
<https://dblp.org/rec/conf/emnlp/WuWYQHL21> <https://dblp.org/rdf/schema#hasSignature> _:s2 .
<https://dblp.org/rec/conf/emnlp/WuWYQHL21> <https://dblp.org/rdf/schema#hasSignature> _:s1 .
_:s1 <https://dblp.org/rdf/schema#signatureOrdinal> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .
_:s1 <https://dblp.org/rdf/schema#signatureDblpName> "Chuhan Wu" .
_:s2 <https://dblp.org/rdf/schema#signatureDblpName> "J\\u00fcrgen \\"J\\" M\\u00fcller 0002" .
_:s2 <https://dblp.org/rdf/schema#signatureOrdinal> "2"^^<http://www.w3.org/2001/XMLSchema#integer> .
<https://dblp.org/pid/1/1> <https://dblp.org/rdf/schema#creatorName> "Chuhan Wu" .
<https://dblp.org/rec/journals/corr/abs-2102-04887> <https://dblp.org/rdf/schema#title> "Another." .
<https://dblp.org/rec/journals/corr/abs-2102-04887> <https://dblp.org/rdf/schema#primaryDocumentPage> <https://arxiv.org/abs/2102.04887> .
<https://dblp.org/rec/journals/corr/abs-2102-04887> <https://dblp.org/rdf/schema#hasSignature> _:s3 .
_:s3 <https://dblp.org/rdf/schema#signatureDblpName> "Ada Lin" .
"""  # noqa: E501

CROSSREF = """\
{"DOI":"10.18653/V1/2021.findings-emnlp.280","title":["NewsBERT: Distilling Pre-trained Language Model for Intelligent News Application"],"container-title":["Findings of the Association for Computational Linguistics: EMNLP 2021"],"published":{"date-parts":[[2021,11]]},"author":[{"given":"Chuhan","family":"Wu","sequence":"first"},{"name":"A Consortium"}],"deposited":{"date-time":"2022-03-01T01:02:03Z"},"URL":"http://dx.doi.org/10.18653/v1/2021.findings-emnlp.280"}
{"DOI":"10.1/nothing","title":[],"type":"journal-issue"}
{"DOI":"10.1234/xyz","title":["On H<sub>2</sub>O &amp; more."],"container-title":["Nature"],"issued":{"date-parts":[[null]]}}
"""  # noqa: E501

OPENALEX = """\
{"id":"https://openalex.org/W123","doi":"https://doi.org/10.18653/v1/2021.findings-emnlp.280","title":"NewsBERT: Distilling Pre-trained Language Model for Intelligent News Application","publication_year":2021,"primary_location":{"source":{"display_name":"Findings of the Association for Computational Linguistics: EMNLP 2021"}},"locations":[{"landing_page_url":"https://arxiv.org/abs/2102.04887"}],"authorships":[{"author":{"display_name":"Chuhan Wu"}}],"updated_date":"2024-05-06T00:00:00"}
{"id":"https://openalex.org/W124","doi":null,"title":null,"primary_location":null}
"""  # noqa: E501

BIBTEX = r"""% a comment before all
@string{acl = "Association for Computational Linguistics"}
@comment{nothing of this @inproceedings}
@inproceedings{wu-etal-2021-newsbert-distilling,
    title = "{N}ews{BERT}: Distilling Pre-trained Language Model for Intelligent News Application",
    author = "Wu, Chuhan  and
      M{\"u}ller, J{\"u}rgen and van Dam, Jr., Ada",
    booktitle = "Findings of the " # acl # ": EMNLP 2021",
    month = nov, year = "2021",
    url = "https://aclanthology.org/2021.findings-emnlp.280",
    doi = "10.18653/v1/2021.findings-emnlp.280",
    abstract = "Braces { in } an abstract, and 50\% of \{ one; a@b.c",
}
@article(DBLP:journals/corr/abs-2102-04887,
  author = {Ada Lin}, title = {Another One.}, journal = {CoRR}, volume = {abs/2102.04887}, year = 2021,
  eprinttype = {arXiv}, eprint = {2102.04887},
  timestamp = {Fri, 19 Feb 2021 14:00:00 +0100}, bibsource = {dblp computer science bibliography, https://dblp.org}
)
@proceedings{DBLP:conf/emnlp/2021f, title = {Findings}, year = {2021}}
"""
