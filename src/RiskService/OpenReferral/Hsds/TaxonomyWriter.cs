namespace RiskPlatform.RiskService.OpenReferral.Hsds;

/// <summary>This directory's taxonomies, as the profile says them.</summary>
internal static class TaxonomyWriter
{
    private const string Version = "1";

    internal static HsdsAttribute Attribute(string linkId, string linkType, Term term) => new()
    {
        Id = StableId.Of("attribute", linkId, term.Id),
        LinkId = linkId,
        LinkType = linkType,
        TaxonomyTermId = term.Id,
        TaxonomyTerm = Write(term),
    };

    internal static HsdsTaxonomyTerm Write(Term term) => new()
    {
        Id = term.Id,
        Name = term.Name,
        Description = term.Description,
        Taxonomy = term.Vocabulary.Name,
        TaxonomyId = term.Vocabulary.Id,
        Term = term.Code,
    };

    internal static HsdsTaxonomy Write(Vocabulary vocabulary, bool withTerms = false) => new()
    {
        Id = vocabulary.Id,
        Name = vocabulary.Name,
        Description = vocabulary.Description,
        Version = Version,
        TaxonomyTerms = withTerms
            ? [.. Taxonomies.Terms.Where(t => t.Vocabulary == vocabulary).Select(Write)] : null,
    };
}
