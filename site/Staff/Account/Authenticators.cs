using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using PreventPublic.Staff.SignIn;
using PreventPublic.Staff.Store;
using QRCoder;

namespace PreventPublic.Staff.Account;

/// <summary>What an authenticator app needs: a key to type, and the same as a picture to scan.</summary>
/// <param name="Key">Base32, in groups of four.</param>
/// <param name="Picture">A QR code as an SVG element.</param>
public sealed record AuthenticatorSetup(string Key, string Picture);

/// <summary>The ways in which somebody signs in: passkeys, and a password with an app (RFC 6238).</summary>
public sealed partial class Authenticators(UserManager<StaffUser> users, StaffSignIn signIn, TimeProvider time, ILogger<Authenticators> log)
{
    private const string Issuer = "Prevent Public";
    private const int RecoveryCodes = 10;
    private const int MaxPasskeyName = 60;

    public static PasskeyUserEntity EntityOf(StaffUser user) => new() { Id = user.Id.ToString(), Name = user.Email!, DisplayName = user.Name };

    public async Task<bool> AddPasskeyAsync(StaffUser user, string credential, string? name = null)
    {
        if (string.IsNullOrEmpty(credential))
        {
            return false;
        }

        var made = await signIn.PerformPasskeyAttestationAsync(credential);
        if (!made.Succeeded || made.UserEntity.Id != user.Id.ToString())
        {
            LogRefused(made.Failure?.Message ?? "it was made for another account");
            return false;
        }

        made.Passkey.Name = string.IsNullOrWhiteSpace(name) ? $"Passkey made on {time.GetUtcNow():d MMMM yyyy}" : name.Trim()[..Math.Min(MaxPasskeyName, name.Trim().Length)];
        return (await users.AddOrUpdatePasskeyAsync(user, made.Passkey)).Succeeded;
    }

    /// <summary>The key for the app; the same one until it is used.</summary>
    public async Task<AuthenticatorSetup> SetupOfAsync(StaffUser user)
    {
        if (await users.GetAuthenticatorKeyAsync(user) is not { Length: > 0 })
        {
            await users.ResetAuthenticatorKeyAsync(user);
        }

        var key = (await users.GetAuthenticatorKeyAsync(user))!;
        var address = $"otpauth://totp/{Uri.EscapeDataString(Issuer)}:{Uri.EscapeDataString(user.Email!)}?secret={key}&issuer={Uri.EscapeDataString(Issuer)}&digits=6";
        using var code = new QRCodeGenerator().CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        var picture = new SvgQRCode(code).GetGraphic(4, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.WidthHeightAttribute);
        return new AuthenticatorSetup(string.Join(' ', key.Chunk(4).Select(part => new string(part))), picture);
    }

    /// <summary>What is wrong with a new password or with the code that proves the app; null when nothing is.</summary>
    public async Task<(string Field, string Message)?> ProblemWithAsync(StaffUser user, string? password, string? code)
    {
        foreach (var rule in users.PasswordValidators)
        {
            if (await rule.ValidateAsync(users, user, password) is { Succeeded: false })
            {
                return ("Password", "Choose a longer password: at least 12 characters, of at least 5 different ones");
            }
        }

        if (password!.Contains(user.Email!.Split('@')[0], StringComparison.OrdinalIgnoreCase))
        {
            return ("Password", "Choose a password that does not hold your e-mail address");
        }

        var digits = new string([.. (code ?? "").Where(char.IsAsciiDigit)]);
        return await users.VerifyTwoFactorTokenAsync(user, users.Options.Tokens.AuthenticatorTokenProvider, digits)
            ? null
            : ("Code", "The code is not right. Codes change every 30 seconds: enter the newest one.");
    }

    /// <returns>The recovery codes, to be shown once.</returns>
    public async Task<IReadOnlyList<string>> SetPasswordAsync(StaffUser user, string password)
    {
        if (await users.HasPasswordAsync(user))
        {
            await users.RemovePasswordAsync(user);
        }

        await users.AddPasswordAsync(user, password);
        await users.SetTwoFactorEnabledAsync(user, true);
        return await NewRecoveryCodesAsync(user);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A new passkey was refused: {Reason}")]
    private partial void LogRefused(string reason);

    public async Task<IReadOnlyList<string>> NewRecoveryCodesAsync(StaffUser user) => [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodes) ?? []];
}
