using Microsoft.AspNetCore.Identity;
using RiskPlatform.AdminPortal.Identity.Data;

namespace RiskPlatform.AdminPortal.Identity.People;

/// <summary>
/// Refuses a password that would soon be guessed, by the words and patterns that people use. No network is asked.
/// </summary>
internal sealed class PasswordStrength : IPasswordValidator<PersonAccount>
{
    internal const int Shortest = 12;
    private const int Longest = 200, Enough = 3;

    public Task<IdentityResult> ValidateAsync(
        UserManager<PersonAccount> manager, PersonAccount user, string? password) =>
        Task.FromResult(Check(user, password ?? "") is { } wrong
            ? IdentityResult.Failed(new IdentityError { Code = "Password", Description = wrong })
            : IdentityResult.Success);

    private static string? Check(PersonAccount user, string password)
    {
        if (password.Length < Shortest) return $"Password must be {Shortest} characters or more";
        if (password.Length > Longest) return $"Password must be {Longest} characters or fewer";
        string[] theirs = [.. user.Name.Split(' '), .. (user.Email ?? "").Split('@', '.'), "riskplatform"];
        return Zxcvbn.Zxcvbn.MatchPassword(password, theirs).Score < Enough
            ? "This password would be easy to guess. Three or four words that do not belong together work well"
            : null;
    }
}
