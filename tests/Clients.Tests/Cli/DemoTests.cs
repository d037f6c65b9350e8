using System.Security.Cryptography;
using Clients.Tests.Fakes;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using RiskPlatform.V1;

namespace Clients.Tests.Cli;

public sealed class DemoTests
{
    private readonly List<string> published = [];

    private bool Empty { get; init; }

    private bool Accepts { get; init; }

    private IMessage Answer(Sent sent) => sent.Method switch
    {
        "Assess" => new AssessResponse
        {
            Assessment = new Assessment
            {
                CaseId = "c-1",
                AssessmentId = "a-1",
                Level = RiskLevel.High,
                SafeguardingActionRequired = true,
            },
        },
        "RecordSafeguardingAction" => new RecordSafeguardingActionResponse { Assessment = new Assessment() },
        "MatchProgrammes" => Empty && published.Count == 0
            ? new MatchProgrammesResponse()
            : DirectoryAnswers.Matches(),
        "SearchListings" => Empty
            ? new SearchListingsResponse()
            : new SearchListingsResponse
            {
                Results = { new FoundListing { Listing = new Listing { ListingId = "l-7", Name = "Example Calm" } } },
            },
        "CreateListing" => new CreateListingResponse { Listing = Kept(sent) },
        "PublishListing" => new PublishListingResponse { Listing = DirectoryAnswers.Programme() },
        "Refer" => Refer((ReferRequest)sent.Request),
        "SubmitReferral" => new SubmitReferralResponse
        {
            Standing = new ReferralStanding { State = ReferralState.Submitted },
        },
        "ListReferralTasks" => new ListReferralTasksResponse
        {
            Tasks = { new ReferralTask { Instruction = "Tell the survivor's service." } },
        },
        "Record" => new RecordResponse { Receipt = new EntryReceipt { Number = 5 } },
        "VerifyChain" => new VerifyChainResponse { Intact = true },
        "GetReview" or "ReportChange" => ReviewAnswers.Of(sent),
        _ => DirectoryAnswers.To(sent),
    };

    private Listing Kept(Sent sent)
    {
        var listing = ((CreateListingRequest)sent.Request).Listing.Clone();
        Assert.True(listing.Synthetic);
        published.Add(listing.Name);
        (listing.ListingId, listing.Etag) = ($"l-{published.Count}", "v1");
        return listing;
    }

    private ReferResponse Refer(ReferRequest request)
    {
        if (!request.ValidateOnly || Accepts)
            return new ReferResponse { Referral = new Referral { ReferralId = "r-1", Etag = "v1" } };
        var info = new ErrorInfo
        {
            Domain = "riskplatform",
            Reason = "REFUSED_BY_RULE",
            Metadata = { ["alternatives"] = "l-1" },
        };
        throw ServiceErrors.WithInfo(StatusCode.FailedPrecondition, info, details: new PreconditionFailure
        {
            Violations =
            {
                new PreconditionFailure.Types.Violation { Type = "REFER-3", Description = "May make things worse." },
            },
        });
    }

    private CliRun Run()
    {
        var run = new CliRun(new FakeInvoker(Answer));
        run.Environment.Remove("RISK_TOKEN");
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        run.Write(".riskplatform/development-signing-key.pem", key.ExportPkcs8PrivateKeyPem());
        return run;
    }

    [Fact]
    public async Task It_goes_from_assess_over_match_and_refer_to_record_and_review()
    {
        using var run = Run();
        Assert.True(await run.RunAsync("demo") == 0, run.Error);
        Assert.Equal(
            [
                "Assess", "RecordSafeguardingAction", "MatchProgrammes", "SearchListings", "Refer", "GetListing",
                "Refer", "SubmitReferral", "ListReferralTasks", "Record", "VerifyChain",
                "GetReview", "ReportChange",
            ],
            run.Service.Calls.Select(c => c.Method));
        Assert.Contains("made up (synthetic)", run.Out, StringComparison.Ordinal);
        Assert.Contains("REFER-3: May make things worse.", run.Out, StringComparison.Ordinal);
        Assert.Contains("Example Programme, Example Organisation (SYNTHETIC) l-1", run.Out, StringComparison.Ordinal);
        Assert.Contains("SUBMITTED: sent", run.Out, StringComparison.Ordinal);
        Assert.Contains("risk referral show r-1", run.Out, StringComparison.Ordinal);
        Assert.Contains("looked at again 32 hours ago (REVIEW-3)", run.Out, StringComparison.Ordinal);
        Assert.Contains("risk review show c-1", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Example Elsewhere", run.Out, StringComparison.Ordinal);
        Assert.Equal("l-1", run.Service.Calls.Select(c => c.Request).OfType<ReferRequest>().Last().ListingId);
    }

    [Fact]
    public async Task Where_the_directory_lacks_them_an_admin_makes_synthetic_listings()
    {
        var demo = new DemoTests { Empty = true };
        using var run = demo.Run();
        Assert.True(await run.RunAsync("demo") == 0, run.Error);
        Assert.Equal(["Example Behaviour Change Programme", "Example Anger Management Course"], demo.published);
        Assert.Contains(run.Service.Calls, c => c.Method == "AddAccreditation");
        Assert.Contains(run.Service.Calls, c => c.Method == "AssureListing");
        Assert.Single(run.Service.Calls, c => c.Method == "CreateOrganisation");
        var worker = run.Service.Calls.First(c => c.Method == "Assess").Authorization;
        Assert.All(run.Service.Calls.Where(c => c.Method is "CreateListing" or "PublishListing"),
            c => Assert.NotEqual(worker, c.Authorization));
    }

    [Fact]
    public async Task A_service_that_does_not_refuse_anger_management_fails_the_demonstration()
    {
        using var run = new DemoTests { Accepts = true }.Run();
        Assert.Equal(1, await run.RunAsync("demo"));
        Assert.Contains("REFER-3", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_needs_development_tokens()
    {
        using var run = Run();
        run.Environment["RISK_TOKEN"] = "a-token";
        Assert.Equal(2, await run.RunAsync("demo"));
        Assert.Empty(run.Service.Calls);
    }

    [Fact]
    public async Task Programs_get_the_ids()
    {
        using var run = Run();
        Assert.Equal(0, await run.RunAsync("demo", "--json"));
        Assert.Equal("{\"caseId\":\"c-1\",\"referralId\":\"r-1\"}", run.Out.Trim());
    }
}
