using System.Security.Cryptography;
using Google.Protobuf;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Hardening;

/// <summary>Whoever reads the database alone can't try names until one fits.</summary>
public sealed class RequestHashTests(ServiceHost host)
{
    [Fact]
    public async Task What_is_kept_of_a_request_confirms_no_guess_of_what_it_said()
    {
        var request = new CreateCaseRequest { NewCase = NewCase(PartyRole.Survivor), RequestId = Id() };
        request.NewCase.Parties[1].DisplayName = "Synthetic Name";
        await host.Caller(agency: "request-hash").Cases.CreateCaseAsync(request);

        var guess = SHA256.HashData([.. "riskplatform.v1.CreateCaseRequest"u8, .. request.ToByteArray()]);
        using var database = host.OpenDatabase();
        using var command = database.CreateCommand();
        command.CommandText = "SELECT RequestHash FROM IdempotentRequests WHERE AgencyId = 'request-hash'";
        var kept = Assert.IsType<byte[]>(command.ExecuteScalar());
        Assert.Equal(32, kept.Length);
        Assert.NotEqual(Convert.ToHexString(guess), Convert.ToHexString(kept));
    }
}
