namespace RiskPlatform.RiskService.OpenReferral.Hsds;

internal sealed class HsdsLanguage
{
    public string? Id { get; set; }

    public string? ServiceId { get; set; }

    public string? Name { get; set; }

    public string? Code { get; set; }
}

internal sealed class HsdsCostOption
{
    public string? Id { get; set; }

    public string? ServiceId { get; set; }

    public string? Option { get; set; }

    public decimal? Amount { get; set; }

    public string? AmountDescription { get; set; }
}

/// <summary>Who to ask. Names of people are neither read nor written.</summary>
internal sealed class HsdsContact
{
    public string? Id { get; set; }

    public string? ServiceId { get; set; }

    public string? Title { get; set; }

    public List<HsdsPhone?>? Phones { get; set; }
}

internal sealed class HsdsPhone
{
    public string? Id { get; set; }

    public string? ContactId { get; set; }

    public string? Number { get; set; }
}

internal sealed class HsdsAttribute
{
    public string? Id { get; set; }

    public string? LinkId { get; set; }

    public string? TaxonomyTermId { get; set; }

    public string? LinkType { get; set; }

    public HsdsTaxonomyTerm? TaxonomyTerm { get; set; }
}

internal sealed class HsdsTaxonomyTerm
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    public string? Description { get; set; }

    public string? Taxonomy { get; set; }

    public string? TaxonomyId { get; set; }

    public string? Term { get; set; }
}

internal sealed class HsdsTaxonomy
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    public string? Description { get; set; }

    public string? Version { get; set; }

    public List<HsdsTaxonomyTerm>? TaxonomyTerms { get; set; }
}
