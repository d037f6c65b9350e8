using AdminPortal.Tests.Host;
using RiskPlatform.V1;

namespace AdminPortal.Tests.Reviews;

/// <summary>Synthetic cases about nobody, made at the service before a page is opened.</summary>
internal static class ReviewCase
{
    /// <summary>A case that nobody has assessed.</summary>
    internal static async Task<string> NewAsync(TestPerson person, string reference, bool child = false)
    {
        var made = new NewCase
        {
            AgencyReference = reference,
            Parties = { new Party { Role = PartyRole.Subject }, new Party { Role = PartyRole.Survivor } },
        };
        if (child)
        {
            made.Parties.Add(new Party
            {
                Role = PartyRole.Child,
                ChildRelation = ChildRelation.Both,
                ChildEffects = { ChildEffect.Sees },
            });
        }

        using var service = person.Service();
        var answer = await service.Cases.CreateCaseAsync(new CreateCaseRequest { NewCase = made });
        return answer.Case.CaseId;
    }

    /// <summary>A case with a severe-harm fact from the police and one from the survivor alone.</summary>
    internal static async Task<string> HighAsync(TestPerson person, string reference)
    {
        var id = await NewAsync(person, reference);
        await AssessAsync(person, id,
            Of(Indicator.CoerciveControl, Presence.Present, SourceKind.Police),
            Of(Indicator.EscalatingAssaults, Presence.Present, SourceKind.Survivor));
        return id;
    }

    /// <summary>A case at standard: all eight were checked.</summary>
    internal static async Task<string> StandardAsync(TestPerson person, string reference)
    {
        var id = await NewAsync(person, reference);
        await AssessAsync(person, id, [.. Enum.GetValues<Indicator>().Where(i => (int)i is > 0 and < 20)
            .Select(i => Of(i, Presence.Absent, SourceKind.Police))]);
        return id;
    }

    internal static async Task<Assessment> AssessAsync(TestPerson person, string id, params Observation[] observations)
    {
        using var service = person.Service();
        var request = new AssessRequest { CaseId = id, Stance = Stance.None, Observations = { observations } };
        return (await service.Assessments.AssessAsync(request)).Assessment;
    }

    internal static Observation Of(Indicator code, Presence presence, SourceKind kind) =>
        new() { Code = code, Presence = presence, Sources = { new Source { Kind = kind } } };

    internal static async Task<GetReviewResponse> ReviewAsync(TestPerson person, string id)
    {
        using var service = person.Service();
        return await service.Reviews.GetReviewAsync(new GetReviewRequest { CaseId = id });
    }
}
