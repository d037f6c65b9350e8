using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using RiskPlatform.V1;
using RiskService.Tests.Platform;

namespace RiskService.Tests.SubjectAccess;

/// <summary>
/// Every field that an entry can have, found from the descriptors, set to other values in a record of which as much as
/// possible is shown: the answer must not change by a byte, but for the fields that the table names. A field that
/// nobody has put into the table fails.
/// </summary>
public sealed class EveryFieldOfContentTests
{
    /// <summary>"!" is shown. "?" can only withhold. Everything else changes nothing.</summary>
    private const string Table = """
        EntryContent: recorded_by client_id practice_flags recorded assessment safeguarding_action
            consultation level_approval counter_allegation role_swap contact case_change record_keeping
            referral referral_task review
        PracticeFlag: rule_id message
        RecordedEntry: kind account quotes opinion sources occurred_time! heard_time people_present
            attachments corrects_number worker_id put_to_subject confidentiality_limits_explained shared_with
        Quote: speaker words!
        Source: kind! derived_from_survivor?
        PersonPresent: party_id? description?
        Attachment: reference sha256 media_type size_bytes
        AssessmentEntry: assessment observations
        Assessment: assessment_id case_id create_time level facts_level evaluated_level lower_level_state
            safeguarding_action_required state self_harm_action actions rules information_requests
            counter_allegation ask_recommended direct_questions_offered next_questions advice next_review_time
            practice_flags consultation facts stance intoxicated abuse_known survivor_view judgement worker
            children versions confidentiality_limits_explained
        SafeguardingAction: action_id kind action_time worker_id note
        FiredRule: rule_id explanation indicators inputs
        InformationRequest: indicator could_ask text
        CounterAllegation: counter_allegation_id state open_time conclude_time outcome reason
        Question: question_id set text informs source_section
        AdviceEntry: advice_id kind text source_section section
        Consultation: consultation_id done due_time required_agencies agencies consult_time note
        Fact: code presence sources challenge_permitted
        FactSource: source presence heard_time observation_id
        SurvivorView: level unavailable_reason
        ProfessionalJudgement: level reason
        AssessingWorker: worker_id training supervisor_id
        Versions: rules guidance
        Observation: observation_id code! presence! sources verbatim! opinion occurred_time! heard_time
            record_time assessment_id
        SafeguardingActionEntry: assessment_id action
        LevelApproval: assessment_id level reason
        RoleSwapEntry: role_swap state reason case
        RoleSwap: role_swap_id new_subject_party_id propose_time reason
        Case: case_id agency_reference state level assessment_state parties allocations next_review_time
            latest_assessment_id counter_allegations pending_role_swap subject_intoxicated create_time
            update_time etag
        Party: party_id role agency_reference display_name child_effects child_relation held_as_victim profile
        Allocation: allocation_id worker_id side same_worker_reason start_time end_time practice_flags
        Contact: contact_id state? purpose mode! attendances worker_ids contact_time! practice_flags
            create_time subject_intoxicated confidentiality_limits_explained
        Attendance: party_id? role
        CaseChange: kind case part_id reason
        RecordKeeping: kind concerns_id reason outcome until_time
        PartyProfile: place birth_year gender languages
        Place: area_code postcode_district
        ReferralEntry: referral tasks programme_copy
        Referral: referral_id case_id listing_id listing_name organisation_name listing_type purpose state
            criteria override programme_search continuing_worker_id review_date note agencies_consulted
            consultation moves allowed_moves advisories create_time submit_time first_contact_time end_time
            programme_connected etag name_may_tell_place
        CriterionResult: criterion outcome explanation rule_id
        ReferralOverride: reason rule_ids decided_by
        ProgrammeSearch: search_time programmes
        ListingReference: listing_id name
        ReferralMoveRecord: from_state to_state reason note mover moved_by move_time occurred_time
        ReferralAdvisory: rule_id message
        ReferralTask: task_id case_id referral_id kind agency move reason instruction due_time create_time
            done_time done_by done_note
        ProgrammeCopy: referral_id listing_name subject_reference subject_name subject_age level indicators
            child_held note continuing_worker_id safety_notes submit_time
        SharedIndicator: code challenge_permitted
        ReviewEntry: kind review trigger occurred_time source note agencies_consulted
        Review: case_id review_id agency_reference level standing start_time due_time stage next_stage_time
            reviewer_id team_id exemption used_exemption_reasons trigger outcome end_time assessment_id
        ReviewExemption: reason until_time original_due_time
        """;

    private static readonly Dictionary<string, char> Classes = Parse();

    [Fact]
    public void Every_field_is_in_the_table()
    {
        var all = Fields(EntryContent.Descriptor, []).ToList();
        Assert.True(all.Count > 150);
        Assert.Equal(all.Order(StringComparer.Ordinal), Classes.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_field_changes_the_answer_but_those_that_the_table_names()
    {
        var (changed, tried) = (new HashSet<string>(), new HashSet<string>());
        foreach (var valid in Records())
        {
            var shown = Written.Answer(With(valid()));
            var (before, items) = (Written.Json(With(valid())), Written.Items(shown));
            Assert.True(items.Length >= 5);
            for (var round = 0; round < 60; round++)
            {
                FieldDescriptor? last = null;
                var own = valid().WhatCase.ToString();
                foreach (var (path, poked) in Poison.Each(valid, f => (last = f, Candidate(f, round)).Item2))
                {
                    var content = (EntryContent)poked;
                    if (content.WhatCase.ToString() != own) continue;
                    var field = Name(Leaf(path));
                    tried.Add(field);
                    var after = Written.Answer(With(content));
                    if (before.AsSpan().SequenceEqual(Written.Json(With(content)))) continue;
                    changed.Add(field);
                    Assert.True(Classes[field] != ' ', $"{path} changes the answer.");
                    if (Classes[field] == '?') Assert.Subset(items.ToHashSet(), Written.Items(after).ToHashSet());
                }
            }
        }

        // Every field was tried, and the table is not laxer than it has to be.
        Assert.Equal(Classes.Keys.Where(k => !IsMessage(k)).Order(), tried.Order());
        Assert.Equal(Classes.Where(c => c.Value != ' ').Select(c => c.Key).Order(), changed.Order());
    }

    private static IEnumerable<Func<EntryContent>> Records()
    {
        yield return () => Written.Said("poked words", 21);
        yield return () => Written.Assessed(Written.Observed(Indicator.CoerciveControl, SourceKind.Police, day: 22));
        yield return () => Written.Assessed(
            Written.Observed(Indicator.ProblemWithDrink, SourceKind.Perpetrator, "poked words", 23));
        yield return () => Written.Met(ContactMode.Video, 24, Written.Subject);
        foreach (var what in EntryContent.Descriptor.Oneofs.Single().Fields)
        {
            if (what.Name is "recorded" or "assessment" or "contact") continue;
            yield return () =>
            {
                var content = new EntryContent();
                what.Accessor.SetValue(content, what.MessageType.Parser.ParseFrom(ByteString.Empty));
                return content;
            };
        }
    }

    private static IEnumerable<EntryContent> With(EntryContent poked) =>
    [
        Written.Said("other words", 31), poked,
        Written.Assessed(
            Written.Observed(Indicator.SexualJealousy, SourceKind.Housing, day: 32),
            Written.Observed(Indicator.Suicidal, SourceKind.Perpetrator, "more words", 33)),
        Written.Met(ContactMode.Telephone, 34, Written.Subject),
    ];

    private static object? Candidate(FieldDescriptor field, int round)
    {
        object[] candidates = field.FieldType switch
        {
            FieldType.Enum => [.. field.EnumType.Values.Select(v => v.Number).Append(999)
                .Select(n => System.Enum.ToObject(field.EnumType.ClrType, n))],
            FieldType.String => [$"Zq {field.Name}", $"{Written.Survivor}", $"{Written.Subject}", ""],
            FieldType.Bool => [true, false],
            FieldType.Bytes => [ByteString.CopyFrom(7, 7)],
            FieldType.Int32 => [7],
            FieldType.Int64 => [1L, 2L, 7L],
            FieldType.Message when field.MessageType.FullName == Timestamp.Descriptor.FullName =>
                [Written.On(77), Written.On(77, hour: 13), Written.On(600)],
            FieldType.Message => [],
            _ => throw new NotSupportedException($"{field.FullName}: say what to try."),
        };
        return round < candidates.Length ? candidates[round] : null;
    }

    private static IEnumerable<string> Fields(MessageDescriptor message, HashSet<string> seen)
    {
        if (message.File.Package != "riskplatform.v1" || !seen.Add(message.FullName)) yield break;
        foreach (var field in message.Fields.InFieldNumberOrder())
        {
            yield return Name(field);
            if (field.FieldType != FieldType.Message) continue;
            foreach (var inner in Fields(field.MessageType, seen)) yield return inner;
        }
    }

    private static FieldDescriptor Leaf(string path)
    {
        FieldDescriptor? field = null;
        foreach (var step in path.Split('.'))
        {
            var message = field?.MessageType ?? EntryContent.Descriptor;
            field = message.FindFieldByName(step.Split('[')[0]);
        }

        return field!;
    }

    private static bool IsMessage(string name)
    {
        var (message, field) = (name.Split('.')[0], name.Split('.')[1]);
        return Types(EntryContent.Descriptor, []).First(t => t.Name == message).FindFieldByName(field)
            is { FieldType: FieldType.Message } f && f.MessageType.FullName != Timestamp.Descriptor.FullName;
    }

    private static IEnumerable<MessageDescriptor> Types(MessageDescriptor message, HashSet<string> seen) =>
        message.File.Package != "riskplatform.v1" || !seen.Add(message.FullName) ? [] :
        [
            message, .. message.Fields.InFieldNumberOrder().Where(f => f.FieldType == FieldType.Message)
                .SelectMany(f => Types(f.MessageType, seen)),
        ];

    private static string Name(FieldDescriptor field) =>
        string.Create(CultureInfo.InvariantCulture, $"{field.ContainingType.Name}.{field.Name}");

    private static Dictionary<string, char> Parse()
    {
        var classes = new Dictionary<string, char>();
        var message = "";
        foreach (var word in Table.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.EndsWith(':')) message = word[..^1];
            else classes.Add($"{message}.{word.TrimEnd('!', '?')}", word[^1] is '!' or '?' ? word[^1] : ' ');
        }

        return classes;
    }
}
