using Microsoft.AspNetCore.Mvc.ModelBinding;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Reviews.Assessing;

/// <summary>What the form of an account must have before it can be sent at all.</summary>
internal static class AccountChecks
{
    internal static void Check(
        this ModelStateDictionary state, IList<Account> accounts, string field, GuidanceBook guidance, DateOnly today)
    {
        for (var i = 0; i < accounts.Count; i++)
        {
            var (account, at) = (accounts[i], $"{field}[{i}]");
            if (account.IsEmpty) continue;
            if (account.Code is null) state.AddModelError(at + ".Code", "Choose what it is about");
            var what = account.Code is { } code ? guidance.Label(code) : "this account";
            if (account.Presence == Presence.Unspecified)
            {
                state.AddModelError(at + ".Presence", $"Say whether it is present, absent or unknown: {what}");
            }
            else if (!account.SaysNothing && account.Known.Count + account.PassedOn.Count == 0)
            {
                state.AddModelError(at + ".Known", $"Say who knows it, or who passes it on: {what}");
            }

            if (account.Day.IsEmpty) continue;
            if (account.Day.Value is not { } day)
                state.AddModelError(at + ".Day", $"Enter a day that exists, or leave it empty: {what}");
            else if (day > today)
                state.AddModelError(at + ".Day", $"Enter a day that is not in the future: {what}");
        }
    }
}
