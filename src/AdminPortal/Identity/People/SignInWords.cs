namespace RiskPlatform.AdminPortal.Identity.People;

/// <summary>What is noted of attempts to sign in.</summary>
internal static class SignInWords
{
    internal const string
        Done = "Signed in", Again = "Confirmed that it is them", WrongPassword = "Wrong password",
        WrongCode = "Wrong or used code", WrongRecovery = "Wrong or used recovery code",
        WrongPasskey = "Passkey not accepted", Locked = "Locked for 15 minutes",
        LockedHere = "This browser locked for 15 minutes", WhileLocked = "Tried while locked",
        NotAllowed = "Tried without access", Unknown = "No such account";
}
