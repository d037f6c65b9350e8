using CsCheck;
using RiskPlatform.V1;
using RiskService.Tests.Cases;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;
using static RiskService.Tests.Referrals.TestDirectory;

namespace RiskService.Tests.Referrals;

/// <summary>
/// REFER-5, RESPOND-2: whoever the survivor is, wherever they live and whatever their side says in words, both copies
/// are the same, and the subject's is the same whatever anybody says at all.
/// </summary>
public sealed class CopyProperties(ReferralHost own) : IClassFixture<ReferralHost>
{
    private static readonly Gen<Survivor> Survivors = Gen.Select(
        Gen.OneOf("", Leeds, Bradford, "N09000003"), Gen.OneOf("", "BD1", "EC1A"), Gen.String[0, 40],
        Gen.String[0, 40], Gen.String[0, 200], Gen.String[0, 200], Gen.Bool,
        (area, district, name, reference, words, opinion, child) => new Survivor(
            area, district, Plain(name), Plain(reference), Plain(words), Plain(opinion), child));

    private sealed record Survivor(
        string Area, string District, string Name, string Reference, string Words, string Opinion, bool ChildSpeaks);

    [Fact]
    public async Task Copies_are_the_same_whoever_the_survivor_is_and_whatever_words_they_use()
    {
        var caller = own.Host.Caller(agency: "copy-properties");
        var listing = await own.Host.ListAsync(Programme("Example programme"));
        var expected = await CopiesAsync(caller, listing, null);
        var tried = 0;
        await Survivors.SampleAsync(async survivor =>
        {
            var copies = await CopiesAsync(caller, listing, survivor);
            Assert.Equal(expected.Programme, copies.Programme);
            Assert.Equal(expected.Subject, copies.Subject);
            tried++;
        }, iter: 40, threads: 1);
        Assert.Equal(40, tried);
        Assert.NotEmpty(expected.Programme.Pdf);
    }

    /// <summary>The survivor's side always says the same; only in which words, and who they are, differs.</summary>
    private static async Task<(GetProgrammeCopyResponse Programme, GetSubjectCopyResponse Subject)> CopiesAsync(
        TestCaller caller, string listing, Survivor? survivor)
    {
        var made = NewCase(PartyRole.Survivor, PartyRole.Child);
        (made.Parties[0].DisplayName, made.Parties[0].Profile) = ("Synthetic Subject", Planning.LivesIn(Leeds));
        if (survivor is not null)
        {
            var party = made.Parties[1];
            (party.DisplayName, party.AgencyReference) = (survivor.Name, survivor.Reference);
            party.Profile = new PartyProfile
            { Place = new Place { AreaCode = survivor.Area, PostcodeDistrict = survivor.District } };
        }

        var on = await caller.CreateAsync(made);
        var told = Observed(
            Indicator.CoerciveControl, survivor is { ChildSpeaks: true } ? SourceKind.Child : SourceKind.Survivor);
        (told.Verbatim, told.Opinion) = (survivor?.Words ?? "", survivor?.Opinion ?? "");
        await caller.AssessAsync(on.CaseId, told, Observed(Indicator.ThreatsToKill, SourceKind.Police));
        var plan = on.Plan(listing);
        if (survivor is { Area.Length: > 0 })
        {
            plan.Criteria = new MatchCriteria { SurvivorPlace = new Place { AreaCode = survivor.Area } };
        }

        var referral = await caller.ReferAsync(plan);
        await caller.Plans().SubmitReferralAsync(new SubmitReferralRequest
        { ReferralId = referral.ReferralId, Etag = referral.Etag, RequestId = Id() });
        var programme = await caller.Plans().GetProgrammeCopyAsync(
            new GetProgrammeCopyRequest { ReferralId = referral.ReferralId });
        var subject = await caller.Plans().GetSubjectCopyAsync(
            new GetSubjectCopyRequest { ReferralId = referral.ReferralId });

        // The referral's own id is the one thing that differs, and the document with it.
        programme.Copy.ReferralId = "";
        programme.Pdf = Google.Protobuf.ByteString.CopyFrom(
            RiskPlatform.RiskService.Referrals.Copies.ProgrammeCopyPdf.Write(programme.Copy));
        return (programme, subject);
    }

    /// <summary>Requests take no NUL and no half of a pair.</summary>
    private static string Plain(string text) => new(
        [.. text.Where(c => c != '\0' && !char.IsSurrogate(c))]);
}
