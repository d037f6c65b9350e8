using System.Net;

namespace AdminPortal.Tests.Everywhere;

/// <summary>Nobody is led to a page that is not there, or that they may not see.</summary>
[Collection(nameof(EveryPage))]
public sealed class CrawlTests(Worlds worlds)
{
    /// <summary>Of pages that differ only in what they are about, so that a long list does not hide the rest.</summary>
    private const int MostOfAKind = 3;

    [Theory]
    [InlineData("practitioner")]
    [InlineData("reviewer")]
    [InlineData("manager")]
    [InlineData("safeguarding_lead")]
    [InlineData("directory_admin")]
    [InlineData("auditor")]
    [InlineData("platform_admin")]
    public async Task Every_link_that_a_person_is_shown_opens(string role)
    {
        var world = await worlds.FullAsync();
        var person = world.As(role, "crawler-" + role);
        var next = new Queue<(string From, string To)>([("nowhere", "/")]);
        var (seen, kinds, wrong) = (new HashSet<string>(), new Dictionary<string, int>(), new List<string>());
        while (next.TryDequeue(out var step))
        {
            var page = await person.OpenAsync(step.To);
            if (page.Status != HttpStatusCode.OK) wrong.Add($"{step.From} leads to {step.To}: {page.Status}");
            foreach (var link in page.Html.QuerySelectorAll("a[href^='/']"))
            {
                var address = link.GetAttribute("href")!.Split('#')[0];
                var kind = KindOf(address);
                if (IsElsewhere(address) || kinds.GetValueOrDefault(kind) == MostOfAKind) continue;
                if (!seen.Add(address)) continue;
                kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
                next.Enqueue((step.To, address));
            }
        }

        Assert.True(kinds.Count > 3, "Hardly any page was found.");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>The way out, and the account, which whoever did not sign in here has none of.</summary>
    private static bool IsElsewhere(string address) => address is "/exit" or "/account";

    /// <summary>The address without what it is about.</summary>
    private static string KindOf(string address)
    {
        var parts = address.Split('?');
        var path = parts[0].Split('/').Select(p => p.Any(char.IsDigit) ? "*" : p);
        var query = parts.Length > 1 ? parts[1].Split('&').Select(p => p.Split('=')[0]).Distinct() : [];
        return string.Join('/', path) + "?" + string.Join('&', query);
    }
}
