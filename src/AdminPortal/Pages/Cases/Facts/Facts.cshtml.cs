using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Cases.Facts;

/// <summary>The facts as they stand, with what may be used with the subject told apart (RESPOND-1).</summary>
public sealed class FactsModel(RiskPlatformClient client) : CasePage(client)
{
    public bool NeverAssessed { get; private set; }

    /// <summary>Present, and may be used with the subject; with those who may be named for it.</summary>
    public IReadOnlyList<Fact> MayUse { get; private set; } = [];

    /// <summary>Present, from the survivor's side alone.</summary>
    public IReadOnlyList<Fact> Hidden { get; private set; } = [];

    /// <summary>Of those that may be used, what the survivor's side says besides.</summary>
    public IReadOnlyList<Fact> SaidToo { get; private set; } = [];

    /// <summary>Those that may be used and that a specialist service alone says.</summary>
    public IReadOnlyList<Fact> OfServiceAlone { get; private set; } = [];

    /// <summary>How many facts have something that is not seen at once.</summary>
    public int HiddenCount => Hidden.Count + OfServiceAlone.Count + SaidToo.Count;

    /// <summary>Nobody has said whether it holds.</summary>
    public IReadOnlyList<Fact> Unknown { get; private set; } = [];

    /// <summary>Checked and absent.</summary>
    public IReadOnlyList<Fact> Absent { get; private set; } = [];

    public Task OnGetAsync() => LoadAsync();

    protected override async Task LoadAsync()
    {
        await base.LoadAsync();
        try
        {
            var answer = await Client.Assessments.ListFactsAsync(
                new ListFactsRequest { CaseId = CaseId }, Why, cancellationToken: Stop);
            OfServiceAlone = [.. answer.Facts.Where(SurvivorSide.IsOfServiceAlone)];
            var mayUse = answer.Facts.Where(f => f.ChallengePermitted).Except(OfServiceAlone).ToList();
            MayUse = [.. mayUse.Select(f => With(f, s => !SurvivorSide.Is(s.Source)))];
            SaidToo = [.. mayUse.Select(f => With(f, s => SurvivorSide.Is(s.Source))).Where(f => f.Sources.Count > 0)];
            Hidden = [.. answer.Facts.Where(f => f.Presence == Presence.Present && SurvivorSide.IsHidden(f))];
            Unknown = [.. answer.Facts.Where(f => f.Presence == Presence.Unknown)];
            Absent = [.. answer.Facts.Where(f => f.Presence == Presence.Absent)];
        }
        catch (NeverAssessedException)
        {
            NeverAssessed = true;
        }
    }

    /// <summary>The fact with some of its sources.</summary>
    private static Fact With(Fact fact, Func<FactSource, bool> sources)
    {
        var part = fact.Clone();
        part.Sources.Clear();
        part.Sources.Add(fact.Sources.Where(sources));
        return part;
    }
}
