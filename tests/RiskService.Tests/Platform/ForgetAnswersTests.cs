using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.RiskService.Platform.Idempotency;
using RiskPlatform.V1;
using RiskService.Tests.Host;

namespace RiskService.Tests.Platform;

public sealed class ForgetAnswersTests
{
    [Fact]
    public async Task Answers_are_found_until_their_term_and_forgotten_after_it()
    {
        await using var host = new ServiceHost();
        var request = new CreateCaseRequest { NewCase = Requests.NewCase(), RequestId = Requests.Id() };
        var first = await SendAsync(host, request);

        host.Clock.Advance(TimeSpan.FromDays(6.9));
        await ForgetAsync(host);
        Assert.Equal(first, await SendAsync(host, request));

        host.Clock.Advance(TimeSpan.FromDays(0.2));
        await ForgetAsync(host);
        await ForgetAsync(host);
        Assert.NotEqual(first.Case.CaseId, (await SendAsync(host, request)).Case.CaseId);
    }

    private static async Task<CreateCaseResponse> SendAsync(ServiceHost host, CreateCaseRequest request) =>
        await host.Caller().Cases.CreateCaseAsync(request);

    private static async Task ForgetAsync(ServiceHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ForgetAnswers>().ExecuteAsync(CancellationToken.None);
    }
}
