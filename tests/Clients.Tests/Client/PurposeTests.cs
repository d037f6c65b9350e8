using Clients.Tests.Fakes;
using Grpc.Core;
using Microsoft.Extensions.Options;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace Clients.Tests.Client;

public sealed class PurposeTests
{
    [Fact]
    public async Task Nothing_is_said_unless_the_options_say_why()
    {
        using var silent = new TestClient(FakeInvoker.Answering(new GetCaseResponse()));
        await silent.GetCase();
        Assert.Null(silent.Service.Calls[0].Purpose);

        using var test =
            new TestClient(FakeInvoker.Answering(new GetCaseResponse()), purpose: AccessPurpose.LegalProceedings);
        await test.GetCase();
        Assert.Equal("LEGAL_PROCEEDINGS", test.Service.Calls[0].Purpose);
    }

    [Fact]
    public async Task What_a_call_says_wins_and_the_callers_headers_stay_as_they_were()
    {
        using var test = new TestClient(FakeInvoker.Answering(new GetCaseResponse()), purpose: AccessPurpose.Casework);
        var headers = new Metadata { { "x-trace", "1" } }.AddPurpose(AccessPurpose.Safeguarding);
        await test.Client.Cases.GetCaseAsync(new GetCaseRequest(), headers);
        var sent = Assert.Single(test.Service.Calls).Options.Headers!;
        Assert.Equal(["SAFEGUARDING"], sent.GetAll("riskplatform-purpose").Select(h => h.Value));
        Assert.Equal("1", sent.GetValue("x-trace"));
        Assert.Equal(2, headers.Count);
    }

    [Fact]
    public void Every_purpose_has_the_name_of_the_protocol()
    {
        Assert.Empty(AccessPurpose.Unspecified.ToHeaders());
        Assert.Equal(
            [
                "CASEWORK", "SAFEGUARDING", "REVIEW", "SUPERVISION", "SUBJECT_ACCESS", "LEGAL_PROCEEDINGS", "AUDIT",
                "SYNCHRONISATION",
            ],
            Enum.GetValues<AccessPurpose>().Where(p => p != AccessPurpose.Unspecified)
                .Select(p => Assert.Single(p.ToHeaders()).Value));
        Assert.Throws<ArgumentOutOfRangeException>(() => ((AccessPurpose)99).ToHeaders());
    }

    [Fact]
    public void An_unknown_purpose_is_no_option()
    {
        var error = Assert.Throws<OptionsValidationException>(() => RiskPlatformClient.Create(new()
        {
            Address = new Uri("https://risk.agency.example"),
            Purpose = (AccessPurpose)99,
        }));
        Assert.Contains("Purpose must be one of AccessPurpose", error.Message, StringComparison.Ordinal);
    }
}
