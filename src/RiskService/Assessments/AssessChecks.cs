using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.ReferralDirectory.Areas;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Assessments;

/// <summary>What an assessment must be to be taken. Form only: what it says is never refused.</summary>
internal static class AssessChecks
{
    internal static void Assess(this RequestChecks checks, AssessRequest request, AreaCatalogue areas)
    {
        switch (request.TargetCase)
        {
            case AssessRequest.TargetOneofCase.NewCase:
                checks.NewCase("new_case", request.NewCase, areas);
                break;
            case AssessRequest.TargetOneofCase.CaseId:
                RequestChecks.Id("case_id", request.CaseId);
                break;
            default:
                checks.Add("target", "Send case_id for a case that exists, or new_case.");
                break;
        }

        if (checks.Count("observations", request.Observations.Count, checks.Limits.Observations))
        {
            for (var i = 0; i < request.Observations.Count; i++) Observation(checks, i, request.Observations[i]);
        }

        checks.OptionalCode("stance", request.Stance);
        SurvivorView(checks, request.SurvivorView);
        if (request.Judgement is { } judgement)
        {
            checks.Code("judgement.level", judgement.Level);
            checks.RequiredText("judgement.reason", judgement.Reason);
        }

        checks.Agencies("agencies_consulted", request.AgenciesConsulted);
        if (checks.Count("actions_taken", request.ActionsTaken.Count, checks.Limits.ListItems))
        {
            for (var i = 0; i < request.ActionsTaken.Count; i++)
                checks.Action($"actions_taken[{i}]", request.ActionsTaken[i]);
        }

        if (request.Worker is { } worker)
        {
            checks.WorkerId("worker.worker_id", worker.WorkerId, required: false);
            checks.OptionalCode("worker.training", worker.Training);
            checks.WorkerId("worker.supervisor_id", worker.SupervisorId, required: false);
        }
    }

    internal static void Agencies(this RequestChecks checks, string field, IReadOnlyList<SourceKind> agencies)
    {
        if (!checks.Count(field, agencies.Count, checks.Limits.ListItems)) return;
        for (var i = 0; i < agencies.Count; i++)
        {
            if (checks.Code($"{field}[{i}]", agencies[i]) && !IsAgency(agencies[i]))
            {
                checks.Add($"{field}[{i}]", "Is not an agency.", "ASSESS-6");
            }
        }
    }

    internal static void Action(this RequestChecks checks, string field, SafeguardingAction? action)
    {
        if (action is null)
        {
            checks.Add(field, "Is required.");
            return;
        }

        checks.Code($"{field}.kind", action.Kind);
        checks.PastTime($"{field}.action_time", action.ActionTime);
        checks.WorkerId($"{field}.worker_id", action.WorkerId, required: false);
        checks.Text($"{field}.note", action.Note);
    }

    private static void Observation(RequestChecks checks, int index, Observation observation)
    {
        // Paths are made only where something is wrong: an assessment of many observations is checked for nearly
        // nothing.
        if (IsPlain(checks, observation)) return;
        var field = $"observations[{index}]";
        checks.Code($"{field}.code", observation.Code);
        checks.Code($"{field}.presence", observation.Presence);
        if (observation.Sources.Count == 0)
            checks.Add($"{field}.sources", "Say where it comes from: at least one source.");
        if (checks.Count($"{field}.sources", observation.Sources.Count, checks.Limits.ListItems))
        {
            for (var i = 0; i < observation.Sources.Count; i++)
            {
                checks.Code($"{field}.sources[{i}].kind", observation.Sources[i].Kind);
            }
        }

        checks.Text($"{field}.verbatim", observation.Verbatim);
        checks.Text($"{field}.opinion", observation.Opinion);
        checks.PastTime($"{field}.occurred_time", observation.OccurredTime);
        checks.PastTime($"{field}.heard_time", observation.HeardTime);
    }

    private static bool IsPlain(RequestChecks checks, Observation o)
    {
        if (o.Code == default || !Enum.IsDefined(o.Code)) return false;
        if (o.Presence == default || !Enum.IsDefined(o.Presence)) return false;
        if (o.Sources.Count == 0 || o.Sources.Count > checks.Limits.ListItems) return false;
        foreach (var source in o.Sources)
        {
            if (source.Kind == default || !Enum.IsDefined(source.Kind)) return false;
        }

        return o is { OccurredTime: null, HeardTime: null, Verbatim.Length: 0, Opinion.Length: 0 };
    }

    private static void SurvivorView(RequestChecks checks, SurvivorView? view)
    {
        switch (view?.ViewCase)
        {
            case V1.SurvivorView.ViewOneofCase.Level:
                checks.Code("survivor_view.level", view.Level);
                break;
            case V1.SurvivorView.ViewOneofCase.UnavailableReason:
                checks.Code("survivor_view.unavailable_reason", view.UnavailableReason);
                break;
            case V1.SurvivorView.ViewOneofCase.None:
                checks.Add(
                    "survivor_view", "Send level or unavailable_reason, or leave survivor_view out.", "ASSESS-4");
                break;
        }
    }

    private static bool IsAgency(SourceKind kind) => kind is >= SourceKind.Police and not SourceKind.Witness;
}
