using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Reviews;

/// <summary>
/// The facts of a case, with what may be used with the subject told apart, as the service says of each. What only the
/// survivor's side knows is in a group of its own, which pages hide until it is asked for.
/// </summary>
public sealed class FactGroups
{
    public FactGroups(IEnumerable<Fact> facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        foreach (var fact in facts)
        {
            var group = fact.Presence switch
            {
                _ when SurvivorSide.IsHidden(fact) => Protected,
                _ when SurvivorSide.IsOfServiceAlone(fact) => OfServiceAlone,
                Presence.Present => Usable,
                Presence.Absent => Absent,
                _ => Unknown,
            };
            group.Add(fact);
        }
    }

    /// <summary>Present, and may be used with the subject.</summary>
    public IList<Fact> Usable { get; } = [];

    /// <summary>Known from the survivor's side alone: never to be used with the subject, nor hinted at.</summary>
    public IList<Fact> Protected { get; } = [];

    /// <summary>
    /// Present, as a specialist service alone says: hidden with them, and used only as agreed with it.
    /// </summary>
    public IList<Fact> OfServiceAlone { get; } = [];

    /// <summary>Checked, and not so.</summary>
    public IList<Fact> Absent { get; } = [];

    /// <summary>Not known, which is not absent.</summary>
    public IList<Fact> Unknown { get; } = [];

    /// <summary>What the survivor's side said besides others who said it too.</summary>
    public IEnumerable<Fact> AlsoFromSurvivor =>
        Usable.Concat(Absent).Concat(Unknown).Where(f => f.Sources.Any(s => SurvivorSide.Is(s.Source)));

    /// <summary>Whether anything is hidden until it is asked for.</summary>
    public bool HasSurvivorSide => Protected.Count + OfServiceAlone.Count > 0 || AlsoFromSurvivor.Any();
}
