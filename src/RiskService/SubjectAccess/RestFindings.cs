using System.Collections;
using System.Collections.Immutable;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using RiskPlatform.RiskService.Assessments.Rules;
using RiskPlatform.RiskService.SubjectAccess.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.SubjectAccess;

/// <summary>
/// What there is in an entry that speaks against showing it, wherever in it: for whoever decides, who should see every
/// reason. That the rest is withheld does not depend on it.
/// </summary>
internal static class RestFindings
{
    private static readonly ImmutableHashSet<string> FreeText =
        ["note", "reason", "account", "words", "opinion", "verbatim", "description", "done_note"];

    internal static ImmutableArray<WithholdingReason> In(EntryContent content, CaseSetting setting) =>
        [.. Messages(content).SelectMany(message => Of(message, setting)).Distinct()];

    private static IEnumerable<IMessage> Messages(IMessage message)
    {
        yield return message;
        foreach (var field in message.Descriptor.Fields.InFieldNumberOrder())
        {
            if (field.FieldType != FieldType.Message) continue;
            var value = field.Accessor.GetValue(message);
            var inner = value as IEnumerable ?? new[] { value };
            foreach (var found in inner.OfType<IMessage>().SelectMany(Messages)) yield return found;
        }
    }

    private static IEnumerable<WithholdingReason> Of(IMessage message, CaseSetting setting)
    {
        foreach (var field in message.Descriptor.Fields.InFieldNumberOrder())
        {
            if (FreeText.Contains(field.Name) && field.Accessor.GetValue(message) is string { Length: > 0 })
                yield return WithholdingReason.FreeText;
        }

        foreach (var reason in Known(message, setting)) yield return reason;
    }

    private static IEnumerable<WithholdingReason> Known(IMessage message, CaseSetting setting) => message switch
    {
        Source source => WithholdingRules.For(new SourceKey(source.Kind, source.DerivedFromSurvivor)),
        RecordedEntry { Sources.Count: 0 } => [WithholdingReason.SourceUnknown],
        RecordedEntry recorded => Specialist(recorded.SharedWith),
        Consultation consultation => Specialist(consultation.Agencies),
        SafeguardingAction { Kind: SafeguardingActionKind.ContactedDomesticAbuseService } =>
            [WithholdingReason.SpecialistService],
        SurvivorView or SafeguardingAction { Kind: SafeguardingActionKind.LiaisedWithSurvivor } =>
            [WithholdingReason.Survivor],
        PersonPresent person when !RecordedParts.IsSubject(person, setting) => [WithholdingReason.OtherPerson],
        Attendance attendance when attendance.PartyId != setting.SubjectPartyId.ToString() =>
            [WithholdingReason.OtherPerson],
        Party { Role: not PartyRole.Subject } or CounterAllegation or RoleSwap or Assessment { Children: > 0 } =>
            [WithholdingReason.OtherPerson],
        ReviewEntry { Kind: ReviewChangeKind.ChangeReported, Source: null } => [WithholdingReason.SourceUnknown],
        ReviewEntry review => Specialist(review.AgenciesConsulted),
        Referral referral => Specialist(referral.AgenciesConsulted),
        ReferralTask { Kind: ReferralTaskKind.TellSurvivorService } =>
            [WithholdingReason.Survivor, WithholdingReason.SpecialistService],
        ReferralTask task => Specialist([task.Agency]),
        SharedIndicator { ChallengePermitted: false } => [WithholdingReason.Derived],
        ProgrammeCopy { ChildHeld: true } => [WithholdingReason.OtherPerson],
        _ => [],
    };

    private static IEnumerable<WithholdingReason> Specialist(IEnumerable<SourceKind> agencies) =>
        agencies.Contains(SourceKind.SpecialistService) ? [WithholdingReason.SpecialistService] : [];
}
