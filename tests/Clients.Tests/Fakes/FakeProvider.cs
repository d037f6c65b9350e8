using System.Net;
using System.Text;

namespace Clients.Tests.Fakes;

/// <summary>A token provider without a network.</summary>
internal sealed class FakeProvider(Func<int, HttpResponseMessage> answer) : HttpMessageHandler
{
    internal const string Secret = "s3cr3t-that-must-not-leak";

    internal List<(Uri Address, string Body)> Requests { get; } = [];

    /// <summary>Holds answers back until it is completed.</summary>
    internal Task Gate { get; init; } = Task.CompletedTask;

    internal int TokenRequests => Requests.Count(r => r.Body.Length > 0);

    internal static FakeProvider WithTokens(int seconds, Task? gate = null) =>
        new(n => Json($$"""{"access_token":"token-{{n}}","token_type":"Bearer","expires_in":{{seconds}}}"""))
        {
            Gate = gate ?? Task.CompletedTask,
        };

    internal static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Requests.Add((request.RequestUri!, body));
        await Gate.WaitAsync(cancellationToken);
        return request.Method == HttpMethod.Get
            ? Json("""{"token_endpoint":"https://identity.agency.example/connect/token"}""")
            : answer(TokenRequests);
    }
}
