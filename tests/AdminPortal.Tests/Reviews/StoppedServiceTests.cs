using System.Net;
using AdminPortal.Tests.Host;

namespace AdminPortal.Tests.Reviews;

/// <summary>A service that stops in the middle of an assessment takes nothing of what was typed with it.</summary>
public sealed class StoppedServiceTests
{
    [Fact]
    public async Task Steps_go_on_and_sending_keeps_every_answer()
    {
        await using var portal = new Portal();
        await portal.InitializeAsync();
        using var person = portal.As("manager", "stopped");
        var id = await ReviewCase.StandardAsync(person, "STOPPED");
        var look = await person.SendAsync(await person.OpenAsync($"/reviews/{id}/assess"));
        var change = await person.OpenAsync($"/reviews/{id}/change");
        await portal.KillServiceAsync();

        var ask = await person.SendAsync(look, ("Stance", "Partial"), ("Look.Words", "It was the drink"));
        var again = await person.OpenAsync($"/reviews/{id}/assess/look");
        var record = await person.OpenAsync($"/reviews/{id}/assess/record");
        var sent = await person.SendAsync(record);
        var reported = await person.SendAsync(change, ("Trigger", "Separation"), ("Note", "Moved out on Monday"));
        var queue = await person.OpenAsync("/reviews");

        Assert.Contains("RiskService does not answer. What you typed is kept here", ask.Text, StringComparison.Ordinal);
        Assert.Equal("It was the drink", again.Html.QuerySelector("textarea[name='Look.Words']")!.TextContent.Trim());
        Assert.Contains("Discloses some of it", record.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.Status);
        Assert.Contains("RiskService does not answer", sent.Text, StringComparison.Ordinal);
        Assert.Contains("Discloses some of it", sent.Text, StringComparison.Ordinal);
        Assert.Equal("Moved out on Monday", reported.Html.QuerySelector("textarea")!.TextContent.Trim());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, queue.Status);
    }
}
