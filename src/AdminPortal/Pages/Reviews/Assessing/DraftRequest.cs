using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.AdminPortal.Shell;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Reviews.Assessing;

/// <summary>
/// What was written as the service takes it. What was not answered is not sent: unknown is not absent.
/// </summary>
internal static class DraftRequest
{
    internal static AssessRequest Of(Draft draft, Person person)
    {
        var request = new AssessRequest
        {
            Stance = draft.Ask.Stance,
            SubjectAllegesAbuse = draft.Look.SubjectAllegesAbuse,
            ConfidentialityLimitsExplained = draft.Ask.LimitsExplained,
            SurvivorView = SurvivorView(draft.Views),
            Judgement = draft.Views.JudgementLevel == RiskLevel.Unspecified ? null : new ProfessionalJudgement
            {
                Level = draft.Views.JudgementLevel,
                Reason = draft.Views.JudgementReason ?? "",
            },
            AgenciesConsulted = { draft.Views.Consulted },
            Worker = new AssessingWorker
            {
                WorkerId = person.Subject,
                Training = draft.Views.Training,
                SupervisorId = draft.Views.Supervisor?.Trim() ?? "",
            },
        };
        if (draft.Look.Intoxicated is { } intoxicated) request.Intoxicated = intoxicated;
        if (draft.Look.AbuseAlleged is { } alleged) request.AbuseAlleged = alleged;
        request.Observations.AddRange(Observations(draft));
        request.ActionsTaken.AddRange(draft.Respond.Actions.Select(kind => new SafeguardingAction
        {
            Kind = kind,
            WorkerId = person.Subject,
            Note = draft.Respond.ActionNote ?? "",
        }));
        return request;
    }

    internal static IEnumerable<Observation> Observations(Draft draft)
    {
        // The words belong to what the subject said, and to one observation of it.
        var words = draft.Look.Words ?? "";
        foreach (var statement in draft.Look.Statements)
        {
            yield return Seen(statement, SourceKind.Perpetrator, words);
            words = "";
        }

        foreach (var behaviour in draft.Look.Behaviours)
            yield return Seen(behaviour, SourceKind.WorkerObservation, "");
        foreach (var account in draft.Look.Others.Concat(draft.Severe.Accounts).Where(a => !a.SaysNothing))
            yield return Of(account, draft.StartTime);
    }

    internal static SurvivorView? SurvivorView(ViewAnswers views) =>
        views.SurvivorLevel != RiskLevel.Unspecified ? new SurvivorView { Level = views.SurvivorLevel }
        : views.SurvivorReason is { } reason ? new SurvivorView { UnavailableReason = reason }
        : null;

    private static Observation Seen(Indicator code, SourceKind kind, string words) => new()
    {
        Code = code,
        Presence = Presence.Present,
        Sources = { new Source { Kind = kind } },
        Verbatim = words,
    };

    private static Observation Of(Account account, DateTimeOffset now) => new()
    {
        Code = account.Code ?? default,
        Presence = account.Presence,
        Sources =
        {
            account.Known.Select(kind => new Source { Kind = kind }),
            account.PassedOn.Select(kind => new Source { Kind = kind, DerivedFromSurvivor = true }),
        },
        Verbatim = account.Words ?? "",
        Opinion = account.Opinion ?? "",
        OccurredTime = account.Day.Value is { } day ? Times.On(day, now) : null,
    };
}
