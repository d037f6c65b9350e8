using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Reviews.Assessing;

/// <summary>
/// An assessment that somebody is writing, step by step. It becomes one when the last step sends it; until then the
/// service knows nothing of it.
/// </summary>
public sealed class Draft
{
    public DateTimeOffset StartTime { get; set; }

    /// <summary>The review that it is to complete; empty for a case that has none.</summary>
    public string ReviewId { get; set; } = "";

    /// <summary>Of what is written so far, so that sending it twice does nothing twice.</summary>
    public string RequestId { get; set; } = "";

    /// <summary>The steps that were gone through.</summary>
    public ISet<Step> Done { get; init; } = new HashSet<Step>();

    public LookAnswers Look { get; set; } = new();

    public AskAnswers Ask { get; set; } = new();

    public SevereAnswers Severe { get; set; } = new();

    public ViewAnswers Views { get; set; } = new();

    public RespondAnswers Respond { get; set; } = new();
}

/// <summary>
/// Look/listen: what the subject says, and what was noticed. Lists can be added to, since a form fills the one that is
/// there.
/// </summary>
public sealed class LookAnswers
{
    /// <summary>Statements that the subject made to the worker.</summary>
    public IList<Indicator> Statements { get; set; } = [];

    /// <summary>The words, as spoken.</summary>
    public string? Words { get; set; }

    /// <summary>Behaviours that the worker noticed in person.</summary>
    public IList<Indicator> Behaviours { get; set; } = [];

    /// <summary>What others said of either, and what is not so any more.</summary>
    public IList<Account> Others { get; set; } = [];

    /// <summary>Unset leaves what was recorded last.</summary>
    public bool? Intoxicated { get; set; }

    public bool? AbuseAlleged { get; set; }

    public bool SubjectAllegesAbuse { get; set; }
}

/// <summary>Ask: how the subject speaks about abuse, which decides what is asked.</summary>
public sealed class AskAnswers
{
    public Stance Stance { get; set; }

    public bool LimitsExplained { get; set; }
}

/// <summary>Assess: what is known of each indicator of severe harm.</summary>
public sealed class SevereAnswers
{
    public IList<Account> Accounts { get; set; } = [];
}

/// <summary>Assess: the survivor-informed view, the worker's judgement, and who was consulted.</summary>
public sealed class ViewAnswers
{
    public RiskLevel SurvivorLevel { get; set; }

    public SurvivorViewUnavailableReason? SurvivorReason { get; set; }

    public RiskLevel JudgementLevel { get; set; }

    public string? JudgementReason { get; set; }

    public IList<SourceKind> Consulted { get; set; } = [];

    public Training Training { get; set; }

    public string? Supervisor { get; set; }
}

/// <summary>Respond: what was done already.</summary>
public sealed class RespondAnswers
{
    public IList<SafeguardingActionKind> Actions { get; set; } = [];

    public string? ActionNote { get; set; }
}

/// <summary>What one or several sources say of one indicator.</summary>
public sealed class Account
{
    /// <summary>Unset until one is chosen.</summary>
    public Indicator? Code { get; set; }

    /// <summary>Unspecified where nothing new is said.</summary>
    public Presence Presence { get; set; }

    /// <summary>Those who know it themselves.</summary>
    public IList<SourceKind> Known { get; set; } = [];

    /// <summary>Those who pass on what the survivor or a child said (RESPOND-1).</summary>
    public IList<SourceKind> PassedOn { get; set; } = [];

    public string? Words { get; set; }

    public string? Opinion { get; set; }

    public DayInput Day { get; set; } = new();

    /// <summary>Nothing was said at all.</summary>
    public bool IsEmpty => Presence == Presence.Unspecified && Known.Count == 0 && PassedOn.Count == 0
        && string.IsNullOrWhiteSpace(Words + Opinion) && Day.IsEmpty;

    /// <summary>Not known, and nobody was named who does not know: it says nothing new.</summary>
    public bool SaysNothing => IsEmpty || (Presence == Presence.Unknown && Known.Count == 0 && PassedOn.Count == 0);

    /// <summary>Whether all of it comes from the survivor's side.</summary>
    public bool IsSurvivorSideOnly => Known.All(k => k is SourceKind.Survivor or SourceKind.Child)
        && Known.Count + PassedOn.Count > 0;
}
