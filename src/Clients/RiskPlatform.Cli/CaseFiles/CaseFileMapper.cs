using RiskPlatform.V1;

namespace RiskPlatform.Cli.CaseFiles;

/// <summary>
/// Turns the fields of a case file into a request. The narrative is for readers of the file and is never sent.
/// </summary>
internal sealed class CaseFileMapper(FieldReader root)
{
    private const int MostPeople = 50;
    private static readonly string[] OfNewCases = ["agency_reference", "survivors", "children"];

    internal CaseFile Map(string file)
    {
        var id = root.Text("id") ?? Path.GetFileNameWithoutExtension(file);
        var title = root.Text("title") ?? "";
        _ = root.Text("narrative");
        var request = new AssessRequest
        {
            Stance = root.Code<Stance>("stance") ?? Stance.Unspecified,
            SubjectAllegesAbuse = root.Flag("subject_alleges_abuse") ?? false,
            ConfidentialityLimitsExplained = root.Flag("confidentiality_limits_explained") ?? false,
            SurvivorView = SurvivorViewOf(root.Object("survivor_view")),
            Judgement = JudgementOf(root.Object("judgement")),
            Worker = WorkerOf(root.Object("worker")),
        };
        if (root.Flag("intoxicated") is { } intoxicated) request.Intoxicated = intoxicated;
        if (root.Flag("abuse_alleged") is { } alleged) request.AbuseAlleged = alleged;
        request.Observations.AddRange(root.Objects("observations").Select(ObservationOf));
        request.AgenciesConsulted.AddRange(root.CodeList<SourceKind>("agencies_consulted"));
        request.ActionsTaken.AddRange(root.Objects("actions_taken").Select(ActionOf));
        SetTarget(request);
        var expect = ExpectationReader.Read(root.Object("expect"));
        root.Finish();
        return new CaseFile(file, id, title, request, expect);
    }

    private void SetTarget(AssessRequest request)
    {
        var existing = root.Text("case_id");
        var reference = root.Text("agency_reference");
        var survivors = root.Count("survivors", MostPeople);
        var children = root.Count("children", MostPeople);
        if (existing is { Length: > 0 })
        {
            foreach (var name in OfNewCases.Where(root.Has))
                root.Wrong(name, "belongs to a new case; leave it out together with case_id.");
            request.CaseId = existing;
            return;
        }

        request.NewCase = NewCases.Of(survivors ?? 0, children ?? 0, reference);
    }

    private static Observation ObservationOf(FieldReader reader)
    {
        var observation = new Observation
        {
            Code = reader.Code<Indicator>("code", required: true) ?? default,
            Presence = reader.Code<Presence>("presence", required: true) ?? default,
            Verbatim = reader.Text("verbatim") ?? "",
            Opinion = reader.Text("opinion") ?? "",
            OccurredTime = reader.Time("occurred_time"),
            HeardTime = reader.Time("heard_time"),
        };
        observation.Sources.AddRange(reader.Objects("sources").Select(SourceOf));
        if (reader.IsEmptyList("sources")) reader.Wrong("sources", "needs at least one source.");
        reader.Finish();
        return observation;
    }

    private static Source SourceOf(FieldReader reader)
    {
        var source = new Source
        {
            Kind = reader.Code<SourceKind>("kind", required: true) ?? default,
            DerivedFromSurvivor = reader.Flag("derived_from_survivor") ?? false,
        };
        reader.Finish();
        return source;
    }

    private static SurvivorView? SurvivorViewOf(FieldReader? reader)
    {
        if (reader is null) return null;
        var level = reader.Code<RiskLevel>("level");
        var reason = reader.Code<SurvivorViewUnavailableReason>("unavailable_reason");
        if (reader.Has("level") == reader.Has("unavailable_reason"))
            reader.Wrong("level", "give either level or unavailable_reason.");
        reader.Finish();
        return level is not null
            ? new SurvivorView { Level = level.Value }
            : new SurvivorView { UnavailableReason = reason ?? default };
    }

    private static ProfessionalJudgement? JudgementOf(FieldReader? reader)
    {
        if (reader is null) return null;
        var judgement = new ProfessionalJudgement
        {
            Level = reader.Code<RiskLevel>("level", required: true) ?? default,
            Reason = reader.Text("reason", required: true) ?? "",
        };
        reader.Finish();
        return judgement;
    }

    private static SafeguardingAction ActionOf(FieldReader reader)
    {
        var action = new SafeguardingAction
        {
            Kind = reader.Code<SafeguardingActionKind>("kind", required: true) ?? default,
            ActionTime = reader.Time("action_time"),
            WorkerId = reader.Text("worker_id") ?? "",
            Note = reader.Text("note") ?? "",
        };
        reader.Finish();
        return action;
    }

    private static AssessingWorker? WorkerOf(FieldReader? reader)
    {
        if (reader is null) return null;
        var worker = new AssessingWorker
        {
            WorkerId = reader.Text("worker_id") ?? "",
            Training = reader.Code<Training>("training") ?? default,
            SupervisorId = reader.Text("supervisor_id") ?? "",
        };
        reader.Finish();
        return worker;
    }
}
