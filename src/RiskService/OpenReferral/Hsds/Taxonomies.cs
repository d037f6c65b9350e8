using RiskPlatform.V1;

namespace RiskPlatform.RiskService.OpenReferral.Hsds;

/// <summary>A term of a taxonomy of this directory.</summary>
internal sealed record Term(Vocabulary Vocabulary, string Code, string Name, string Description)
{
    internal string Id { get; } = StableId.Of("term", Vocabulary.Code, Code);
}

/// <summary>A taxonomy of this directory.</summary>
internal sealed record Vocabulary(string Code, string Name, string Description)
{
    internal string Id { get; } = StableId.Of("taxonomy", Code);
}

/// <summary>
/// What the profile has no field for and this directory needs: kinds of services, ways of delivery, whether a place
/// may be known, and that data is made up. Ids are made from the codes, and codes never change.
/// </summary>
internal static class Taxonomies
{
    internal static readonly Vocabulary Kinds = new(
        "kind", "Kind of service", "What a service of the RiskPlatform directory is.");

    internal static readonly Vocabulary Ways = new(
        "delivery", "Way of delivery", "How a service is delivered.");

    internal static readonly Vocabulary Places = new(
        "place", "Whether a place may be known", "Says of a location whether its address may be made known.");

    internal static readonly Vocabulary Data = new(
        "data", "Kind of data", "Says of a service whether it is real.");

    internal static readonly Term Confidential = new(
        Places, "CONFIDENTIAL", "Confidential place", "The address must not be made known: people live or meet there "
        + "who could be in danger if it were.");

    internal static readonly Term Open = new(
        Places, "OPEN", "Open place", "The address may be made known.");

    internal static readonly Term Synthetic = new(
        Data, "SYNTHETIC", "Synthetic data", "Made up for demonstrations. There is no such service.");

    internal static readonly IReadOnlyDictionary<ListingType, Term> OfType = new Dictionary<ListingType, Term>
    {
        [ListingType.PerpetratorProgramme] = Kind("PERPETRATOR_PROGRAMME", "Perpetrator programme",
            "A domestic abuse perpetrator programme."),
        [ListingType.Helpline] = Kind("HELPLINE", "Helpline", "A helpline."),
        [ListingType.SubstanceUse] = Kind("SUBSTANCE_USE", "Substance use", "Help with alcohol or other substances."),
        [ListingType.MentalHealth] = Kind("MENTAL_HEALTH", "Mental health", "Help with mental health."),
        [ListingType.Trauma] = Kind("TRAUMA", "Trauma", "Help with trauma."),
        [ListingType.Housing] = Kind("HOUSING", "Housing", "Help with housing."),
        [ListingType.SurvivorSupport] = Kind("SURVIVOR_SUPPORT", "Survivor support", "Support for survivors of abuse."),
        [ListingType.ChildrensSupport] = Kind("CHILDRENS_SUPPORT", "Children's support", "Support for children."),
        [ListingType.AngerManagement] = Kind("ANGER_MANAGEMENT", "Anger management",
            "Anger management. It is no response to domestic abuse."),
        [ListingType.CouplesCounselling] = Kind("COUPLES_COUNSELLING", "Couples counselling",
            "Couples counselling. It is no response to domestic abuse."),
        [ListingType.Mediation] = Kind("MEDIATION", "Mediation", "Mediation. It is no response to domestic abuse."),
        [ListingType.Other] = Kind("OTHER", "Other", "Anything else."),
    };

    internal static readonly IReadOnlyDictionary<DeliveryMode, Term> OfMode = new Dictionary<DeliveryMode, Term>
    {
        [DeliveryMode.Group] = new(Ways, "GROUP", "Group", "In a group, in person."),
        [DeliveryMode.OneToOne] = new(Ways, "ONE_TO_ONE", "One to one", "One to one, in person."),
        [DeliveryMode.Online] = new(Ways, "ONLINE", "Online", "Online, in a group or one to one."),
        [DeliveryMode.Telephone] = new(Ways, "TELEPHONE", "Telephone", "By telephone."),
    };

    internal static readonly IReadOnlyList<Vocabulary> All = [Kinds, Ways, Places, Data];

    internal static readonly IReadOnlyList<Term> Terms =
        [.. OfType.Values, .. OfMode.Values, Confidential, Open, Synthetic];

    private static readonly Dictionary<string, Term> byId = Terms.ToDictionary(t => t.Id);
    private static readonly Dictionary<Term, ListingType> types = OfType.ToDictionary(p => p.Value, p => p.Key);
    private static readonly Dictionary<Term, DeliveryMode> modes = OfMode.ToDictionary(p => p.Value, p => p.Key);

    internal static Term? Find(string? id) => id is null ? null : byId.GetValueOrDefault(id.ToLowerInvariant());

    internal static ListingType? Type(Term term) => types.TryGetValue(term, out var type) ? type : null;

    internal static DeliveryMode? Mode(Term term) => modes.TryGetValue(term, out var mode) ? mode : null;

    private static Term Kind(string code, string name, string description) => new(Kinds, code, name, description);
}
