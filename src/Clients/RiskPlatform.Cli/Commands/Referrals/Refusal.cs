using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.Referrals;

/// <summary>A refused referral: which rule and why, and where to refer instead, by name and id (REFER-3).</summary>
internal static class Refusal
{
    internal static async Task<int> ToldAsync(Call call, string? caseId, Func<Task<int>> send)
    {
        try
        {
            return await send();
        }
        catch (RefusedByRuleException e) when (e.Alternatives.Count > 0)
        {
            var errors = call.Cli.ErrorOutput(call.Json);
            var code = errors.Service(e, Fixes.For(e, caseId, call.Hints));
            if (!call.Json) errors.Alternatives(await NamesAsync(
                call.Client, e.Alternatives, call.Cancellation), caseId, call.Hints);
            return code;
        }
    }

    // Names help to choose; where one can't be had, its id is enough to go on with.
    internal static async Task<IReadOnlyList<Listing>> NamesAsync(
        RiskPlatformClient client, IEnumerable<string> ids, CancellationToken stop)
    {
        var found = new List<Listing>();
        foreach (var id in ids)
        {
            try
            {
                var response = await client.Directory.GetListingAsync(
                    new GetListingRequest { ListingId = id }, cancellationToken: stop);
                found.Add(response.Listing);
            }
            catch (RiskPlatformException)
            {
                found.Add(new Listing { ListingId = id });
            }
        }

        return found;
    }
}
